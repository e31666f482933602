import type { SecretReference } from "../../../config/scalars.ts";
import type { Address, Credentials } from "../../../config/settings/checklist/service.ts";
import { percentDecoded } from "../../../data/percent-decoded.ts";
import { readHeader, readSecret } from "../../../environments/read-secret.ts";
import { GateFault } from "../../../gate/fault.ts";
import type { Host } from "../../../host/host.ts";

/** Where something is asked, and what may be said of it. */
export type Reach = {
  /** Without user information. */
  readonly url: string;
  /** What may be shown: without query, and the origin alone when a variable holds the URL. */
  readonly address: string;
  /** What stands for the credentials in a request. */
  readonly headers: Readonly<Record<string, string>>;
};

type Needs = Pick<Host, "environment" | "secrets">;

/** Resolves an address and its credentials; whatever is secret of them is protected. */
export function reachAddress(
  host: Needs,
  { id, url, ...credentials }: { readonly id: string; readonly url: Address } & Credentials,
): Reach {
  const headers = headersOf(host, id, credentials);
  if (typeof url === "string") {
    const { origin, pathname } = new URL(url);
    return { url, address: `${origin}${pathname.replace(/\/$/, "")}`, headers };
  }
  const parsed = readUrl(host, id, url);
  const { origin, username, password } = parsed;
  if (username === "" && password === "") return { url: parsed.href, address: origin, headers };
  const authorization = basicOf(host, percentDecoded(username), percentDecoded(password));
  parsed.username = "";
  parsed.password = "";
  return { url: parsed.href, address: origin, headers: { authorization, ...headers } };
}

function headersOf(host: Needs, id: string, { bearer, basic }: Credentials): Reach["headers"] {
  if (bearer !== undefined) {
    return { authorization: `Bearer ${readHeader(host, bearer, `the token of ${id}`)}` };
  }
  if (basic === undefined) return {};
  const password = readSecret(host, basic.password, `the password of ${id}`);
  return { authorization: basicOf(host, basic.user, password) };
}

function basicOf({ secrets }: Needs, user: string, password: string): string {
  secrets.protect(password);
  const pair = new TextEncoder().encode(`${user}:${password}`);
  const encoded = btoa(String.fromCharCode(...pair));
  secrets.protect(encoded);
  return `Basic ${encoded}`;
}

function readUrl(host: Needs, id: string, reference: SecretReference): URL {
  const value = readSecret(host, reference, `the address of ${id}`);
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (parsed !== undefined && ["http:", "https:"].includes(parsed.protocol)) return parsed;
  throw new GateFault("run/variable-malformed", {
    variable: reference.variable,
    expected: "an http or https URL",
  });
}
