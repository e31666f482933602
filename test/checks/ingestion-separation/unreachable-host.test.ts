import { describe, expect, it } from "vitest";
import { normaliseUrl } from "../../../src/checks/ingestion-separation/normalise-url.ts";
import { unreachabilityOf } from "../../../src/checks/ingestion-separation/unreachable-host.ts";

function phraseOf(host: string, isAllowed = false): string | undefined {
  const url = normaliseUrl(`https://${host}/v1`);
  if (typeof url === "string") throw new Error(`${host} is ${url}`);
  return unreachabilityOf(url.host, isAllowed);
}

describe("unreachabilityOf", () => {
  it.each([
    ["localhost", 'ends in "localhost"'],
    ["API.Localhost.", 'ends in "localhost"'],
    ["printer.local", 'ends in "local"'],
    ["ingest.internal", 'ends in "internal"'],
    ["api.test", 'ends in "test"'],
    ["localhost.localdomain", 'ends in "localdomain"'],
    ["hub.home.arpa", 'ends in "home.arpa"'],
    ["ingest.invalid", 'ends in "invalid"'],
    ["ingest", "is a name without a domain"],
    ["127.0.0.1", "is a loopback address"],
    ["127.1", "is a loopback address"],
    ["2130706433", "is a loopback address"],
    ["0x7f000001", "is a loopback address"],
    ["0177.0.0.1", "is a loopback address"],
    ["0.0.0.0", "is a loopback address"],
    ["10.1.2.3", "is a private address"],
    ["172.16.0.1", "is a private address"],
    ["172.31.255.255", "is a private address"],
    ["192.168.0.1", "is a private address"],
    ["100.64.0.1", "is a private address"],
    ["169.254.169.254", "is a link-local address"],
    ["192.0.2.1", "is no public address"],
    ["[::]", "is a loopback address"],
    ["[::1]", "is a loopback address"],
    ["[::2]", "is a loopback address"],
    ["[::127.0.0.1]", "is a loopback address"],
    ["[::10.1.2.3]", "is a private address"],
    ["[::ffff:127.0.0.1]", "is a loopback address"],
    ["[::ffff:a00:1]", "is a private address"],
    ["[::ffff:169.254.169.254]", "is a link-local address"],
    ["[64:ff9b::7f00:1]", "is no public address"],
    ["[fd00::1]", "is a private address"],
    ["[fec0::1]", "is a private address"],
    ["[fe80::1]", "is a link-local address"],
    ["[febf::1]", "is a link-local address"],
  ])("%s %s", (host, phrase) => {
    expect(phraseOf(host)).toBe(phrase);
  });

  it.each([
    "ingest.provider.example",
    "local.provider.example",
    "localhost.provider.example",
    "internal.provider.example",
    "8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
    "11.0.0.1",
    "[2606:4700::1111]",
    "[::ffff:8.8.8.8]",
  ])("%s is reachable", (host) => {
    expect(phraseOf(host)).toBeUndefined();
  });

  it("lets names of a network be allowed, never this machine nor an address", () => {
    expect(["ingest", "a.local", "a.internal"].map((host) => phraseOf(host, true))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(phraseOf("a.localhost", true)).toBe('ends in "localhost"');
    expect(phraseOf("10.0.0.1", true)).toBe("is a private address");
  });
});
