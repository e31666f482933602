/** An http or https URL without what does not tell one endpoint from another. */
export type NormalUrl = {
  readonly scheme: "http" | "https";
  readonly host: string;
  /** Origin and path. Equal for equal endpoints. */
  readonly address: string;
};

/**
 * Normalises as the WHATWG URL standard does (case, default port, dot segments, punycode), and drops
 * user information, query, fragment, the host's trailing dot and the path's trailing slashes.
 */
export function normaliseUrl(text: string): NormalUrl | "not-a-url" | "not-http" {
  if (!URL.canParse(text)) return "not-a-url";
  const { protocol, hostname, port, pathname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "not-http";
  const scheme = protocol === "https:" ? "https" : "http";
  const host = hostname.replace(/\.$/, "");
  const authority = port === "" ? host : `${host}:${port}`;
  return { scheme, host, address: `${scheme}://${authority}${pathname.replace(/\/+$/, "")}` };
}
