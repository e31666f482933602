import ipaddr from "ipaddr.js";

/** An http or https URL without what does not tell one endpoint from another. */
export type NormalUrl = {
  readonly scheme: "http" | "https";
  readonly host: string;
  /** The host, with the port where it is not the scheme's own. */
  readonly authority: string;
  readonly port: number;
  /** Without trailing slashes. May hold a secret: it stays in `gather`. */
  readonly path: string;
};

/**
 * Normalises as the WHATWG URL standard does (case, default port, dot segments, punycode, forms of IPv4 addresses),
 * but takes nothing for a URL that clients read differently: without `//`, with blanks, backslashes or control
 * characters. Drops user information, query, fragment, the host's trailing dots, the path's trailing slashes and
 * percent-encoding that says nothing.
 */
export function normaliseUrl(text: string): NormalUrl | "not-a-url" | "not-http" {
  if (!URL.canParse(text)) return "not-a-url";
  const { protocol, hostname, port, pathname } = new URL(text);
  if (protocol !== "https:" && protocol !== "http:") return "not-http";
  const scheme = protocol === "https:" ? "https" : "http";
  const host = shortestFormOf(hostname.replace(/\.+$/, ""));
  if (host === "" || !unequivocal.test(text)) return "not-a-url";
  return {
    scheme,
    host,
    authority: port === "" ? host : `${host}:${port}`,
    port: port === "" ? defaultPort[scheme] : Number(port),
    path: withoutIdleEncoding(pathname).replace(/\/+$/, ""),
  };
}

const unequivocal = /^https?:\/\/[^/\\\s\p{Cc}][^\\\s\p{Cc}]*$/iu;

/** An IPv4 address within an IPv6 one (`::ffff:192.0.2.1`) leads where it leads by itself. */
function shortestFormOf(host: string): string {
  const address = host.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(address) ? bracketed(ipaddr.process(address), host) : host;
}

function bracketed(address: ipaddr.IPv4 | ipaddr.IPv6, host: string): string {
  return address.kind() === "ipv4" ? address.toString() : host;
}

/** A host pattern in the form that normalised URLs have: lower case, punycode, no trailing dot. */
export function normalisePattern(pattern: string): string {
  const url = `http://${pattern}`;
  const host = URL.canParse(url) ? new URL(url).hostname : pattern.toLowerCase();
  return shortestFormOf(host.replace(/\.+$/, ""));
}

const defaultPort = { http: 80, https: 443 } as const;

/** RFC 3986, section 6.2.2: unreserved characters stand for themselves, and the case of hex digits says nothing. */
function withoutIdleEncoding(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  });
}
