/** Words that a production host does not have in its name. */
const stagingWords = ["staging", "stage", "stg", "sandbox", "test", "dev", "qa", "uat", "preprod"];

/** Last labels that only stand for machines nearby or for tests: RFC 6761 and RFC 6762. */
const nearbyDomains = ["localhost", "local", "test"];

/** IPv4 blocks of RFC 1122, RFC 1918, RFC 3927 and RFC 6598, as a normalised URL writes them. */
const nearbyIpv4 = [
  { pattern: /^(127|0)\.\d+\.\d+\.\d+$/, noun: "a loopback address" },
  { pattern: /^10\.\d+\.\d+\.\d+$/, noun: "a private address" },
  { pattern: /^192\.168\.\d+\.\d+$/, noun: "a private address" },
  { pattern: /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/, noun: "a private address" },
  { pattern: /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d+\.\d+$/, noun: "a private address" },
  { pattern: /^169\.254\.\d+\.\d+$/, noun: "a link-local address" },
];

/** IPv6 blocks of RFC 4291 and RFC 4193, as a normalised URL writes them. */
const nearbyIpv6 = [
  { pattern: /^\[::1?\]$/, noun: "a loopback address" },
  { pattern: /^\[::ffff:7f[0-9a-f]{2}:/, noun: "a loopback address" },
  { pattern: /^\[f[cd][0-9a-f]{2}:/, noun: "a private address" },
  { pattern: /^\[fe[89ab][0-9a-f]:/, noun: "a link-local address" },
];

/** What makes a host look like one that is not production, as a phrase; undefined when nothing does. */
export function stagingSignOf(host: string, stagingName: string): string | undefined {
  const address = [...nearbyIpv4, ...nearbyIpv6].find(({ pattern }) => pattern.test(host));
  if (address !== undefined) return `is ${address.noun}`;
  const labels = host.split(".");
  const top = labels.at(-1) ?? "";
  if (nearbyDomains.includes(top)) return `ends in "${top}"`;
  const words = labels.slice(0, -1).flatMap((label) => label.split(/[-_]/));
  const word = words.find((each) => stagingWords.includes(each) || each === stagingName);
  return word === undefined ? undefined : `carries the label "${word}"`;
}
