import { parseSshPublicKey, type SshPublicKey } from "./ssh-public-key.ts";
import { sshNamespace } from "./ssh-signature.ts";

/** A key that a line of the file lets a person sign records with. */
export type AllowedSigner = {
  readonly key: SshPublicKey;
  readonly line: number;
  readonly validFrom?: Date | undefined;
  readonly validUntil?: Date | undefined;
};

export type AllowedSigners = {
  readonly signers: readonly AllowedSigner[];
  /** Lines that could be meant for the person and do not count, each with why: "names principals by a pattern". */
  readonly passedOver: readonly { readonly line: number; readonly reason: string }[];
};

/**
 * What an allowed_signers file (ssh-keygen(1), ALLOWED SIGNERS) says of one person. Stricter than ssh-keygen: principals
 * and namespaces count where they are written out, never by pattern, and certificate authorities never count.
 */
export function readAllowedSigners(text: string, principal: string): AllowedSigners {
  const signers: AllowedSigner[] = [];
  const passedOver: { line: number; reason: string }[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    const entry = readLine(content.trim(), principal);
    const line = index + 1;
    if (typeof entry === "string") passedOver.push({ line, reason: entry });
    else if (entry !== undefined) signers.push({ ...entry, line });
  }
  return { signers, passedOver };
}

const word = /^(?:"([^"]*)"|([^\s"]+))(?:[ \t]+|$)/;

/** Undefined for a line about others; why it does not count for one that could be meant. */
function readLine(
  line: string,
  principal: string,
): Omit<AllowedSigner, "line"> | string | undefined {
  if (line.startsWith("#")) return undefined;
  const first = word.exec(line);
  const principals = (first?.[1] ?? first?.[2] ?? "").split(",");
  if (principals.some((one) => /[*?!]/.test(one))) return "names principals by a pattern";
  if (!principals.includes(principal)) return undefined;
  const rest = line.slice(first?.[0].length);
  const plain = parseSshPublicKey(rest);
  if (typeof plain !== "string") return { key: plain };
  const options = optionsOf(rest);
  if (options === undefined) return `holds ${plain}`;
  const key = parseSshPublicKey(rest.slice(options.length));
  if (typeof key === "string") return `holds ${key}`;
  const limits = limitsOf(options.given);
  return typeof limits === "string" ? limits : { key, ...limits };
}

type Option = { readonly name: string; readonly value: string | undefined };

/** The comma-separated options at the start; undefined when there are none. Values stand in quotes. */
function optionsOf(text: string): { given: readonly Option[]; length: number } | undefined {
  const whole = /^(?:[A-Za-z-]+(?:="(?:[^"\\])*")?(?:,(?=[A-Za-z])|(?=[ \t])))+[ \t]+/.exec(text);
  if (whole === null) return undefined;
  const given = [...whole[0].matchAll(/([A-Za-z-]+)(?:="([^"]*)")?/g)].map(
    ([, name = "", value]) => ({ name: name.toLowerCase(), value }),
  );
  return { given, length: whole[0].length };
}

/** What the options allow; why the line does not count when one is unknown, given twice, or excludes records. */
function limitsOf(
  options: readonly Option[],
): Pick<AllowedSigner, "validFrom" | "validUntil"> | string {
  const limits: { validFrom?: Date; validUntil?: Date } = {};
  if (new Set(options.map(({ name }) => name)).size < options.length) return "has an option twice";
  for (const { name, value = "" } of options) {
    switch (name) {
      case "cert-authority":
        return "names a certificate authority";
      case "namespaces":
        if (!value.split(",").includes(sshNamespace) || value.includes("!"))
          return `does not name the namespace ${sshNamespace}`;
        break;
      case "valid-after":
      case "valid-before": {
        const time = timeOf(value);
        if (time === undefined) return `has no time after ${name}`;
        limits[name === "valid-after" ? "validFrom" : "validUntil"] = time;
        break;
      }
      default:
        return `has the option ${name}, which is not known`;
    }
  }
  const { validFrom, validUntil } = limits;
  const isEmpty = validFrom !== undefined && validUntil !== undefined && validFrom >= validUntil;
  return isEmpty ? "is valid at no time" : limits;
}

/** `YYYYMMDD[HHMM[SS]]` in the time zone of this machine, as ssh-keygen reads it, or with a Z in UTC. */
function timeOf(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z?)$/.exec(text);
  if (parts === null) return undefined;
  const [year = "", month = "", day = "", hour = "00", minute = "00", second = "00", zone = ""] =
    parts.slice(1).map((part) => part ?? undefined);
  const utc = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (utc.getUTCDate() !== Number(day)) return undefined;
  return zone === "Z" ? utc : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
}
