import { createHash, timingSafeEqual } from "node:crypto";

/** Who may read. */
export type Access = {
  /** Without one, only who calls this machine by a loopback name may. */
  readonly token: string | undefined;
};

export type Verdict = "granted" | "token-needed" | "host-not-served";

/** Whether a request may be answered, by its headers `Host` and `Authorization`. */
export function judgeAccess(
  { token }: Access,
  host: string | null,
  authorization: string | null,
): Verdict {
  if (token !== undefined) return holdsToken(authorization, token) ? "granted" : "token-needed";
  return host !== null && isLoopbackHost(host) ? "granted" : "host-not-served";
}

/** Whether an address can be reached from this machine alone. */
export function isLoopback(address: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(address);
}

/** A name that leads here by a resolver's word alone is not loopback: a page elsewhere can have one. */
function isLoopbackHost(host: string): boolean {
  return isLoopback(host.replace(/:\d{1,5}$/, ""));
}

/** A bearer token, or the password that a browser asks for. */
function holdsToken(authorization: string | null, token: string): boolean {
  const [, scheme = "", given = ""] = /^(bearer|basic) +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (scheme.toLowerCase() !== "basic") return isEqual(given, token);
  const pair = Buffer.from(given, "base64").toString("utf8");
  return isEqual(pair.slice(pair.indexOf(":") + 1), token);
}

/** Compares digests, which are of one length, in a time that tells nothing of either. */
function isEqual(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
