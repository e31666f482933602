import ipaddr from "ipaddr.js";

/**
 * Ends of names that a machine or its network keeps to itself, or that nobody has: RFC 6761, RFC 6762, RFC 8375, ICANN's
 * `internal`, and what hosts files and routers make up.
 */
const nearbyDomains =
  "localhost local internal test invalid home.arpa localdomain lan intranet".split(" ");

const nounOf: ReadonlyMap<string, string> = new Map([
  ["loopback", "a loopback address"],
  ["unspecified", "a loopback address"],
  ["private", "a private address"],
  ["uniqueLocal", "a private address"],
  ["carrierGradeNat", "a private address"],
  ["deprecatedSiteLocal", "a private address"],
  ["linkLocal", "a link-local address"],
]);

/**
 * Why a normalised host cannot be a provider's on the Internet, as a phrase; undefined when it can. Names of a network's
 * own may be allowed (`isAllowed`); this machine and addresses may not.
 */
export function unreachabilityOf(host: string, isAllowed: boolean): string | undefined {
  if (isAddress(host)) return phraseOfAddress(withoutBrackets(host));
  const labels = host.split(".");
  const top = labels.at(-1) ?? "";
  if (top === "localhost") return 'ends in "localhost"';
  if (isAllowed) return undefined;
  if (labels.length === 1) return "is a name without a domain";
  const nearby = nearbyDomains.find((domain) => host.endsWith(`.${domain}`));
  return nearby === undefined ? undefined : `ends in "${nearby}"`;
}

/** Whether a normalised host is an IP address. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(withoutBrackets(host));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

/** An IPv4 address inside an IPv6 one counts as what it is. */
function phraseOfAddress(address: string): string | undefined {
  const range = compatibleOf(ipaddr.process(address)).range();
  if (range === "unicast") return undefined;
  return `is ${nounOf.get(range) ?? "no public address"}`;
}

/** The IPv4 address of `::127.0.0.1`, the older form of RFC 4291, section 2.5.5.1; else the address. */
function compatibleOf(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  const bytes = address.toByteArray();
  const isCompatible = bytes.length === 16 && bytes.slice(0, 12).every((byte) => byte === 0);
  return isCompatible ? ipaddr.fromByteArray(bytes.slice(12)) : address;
}
