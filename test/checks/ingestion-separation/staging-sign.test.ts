import { describe, expect, it } from "vitest";
import { stagingSignOf } from "../../../src/checks/ingestion-separation/staging-sign.ts";

describe("stagingSignOf", () => {
  it.each([
    ["staging.provider.example", 'carries the label "staging"'],
    ["api-sandbox.provider.example", 'carries the label "sandbox"'],
    ["test.provider.example", 'carries the label "test"'],
    ["eu-dev-1.provider.example", 'carries the label "dev"'],
    ["preview.provider.example", 'carries the label "preview"'],
    ["localhost", 'ends in "localhost"'],
    ["api.localhost", 'ends in "localhost"'],
    ["printer.local", 'ends in "local"'],
    ["api.test", 'ends in "test"'],
    ["127.0.0.1", "is a loopback address"],
    ["0.0.0.0", "is a loopback address"],
    ["10.1.2.3", "is a private address"],
    ["172.16.0.1", "is a private address"],
    ["172.31.0.1", "is a private address"],
    ["192.168.0.1", "is a private address"],
    ["100.64.0.1", "is a private address"],
    ["169.254.169.254", "is a link-local address"],
    ["[::1]", "is a loopback address"],
    ["[::ffff:7f00:1]", "is a loopback address"],
    ["[fd00::1]", "is a private address"],
    ["[fe80::1]", "is a link-local address"],
  ])("%s %s", (host, sign) => {
    expect(stagingSignOf(host, "preview")).toBe(sign);
  });

  it.each([
    "ingest.provider.example",
    "latest.provider.example",
    "contest.provider.example",
    "developers.provider.example",
    "api.acme.dev",
    "172.32.0.1",
    "100.128.0.1",
    "11.0.0.1",
    "[2001:db8::1]",
    "local.provider.example",
  ])("%s shows none", (host) => {
    expect(stagingSignOf(host, "preview")).toBeUndefined();
  });
});
