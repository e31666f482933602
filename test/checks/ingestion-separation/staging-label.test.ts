import { describe, expect, it } from "vitest";
import {
  isSpeltOut,
  matchesHost,
  wordsSpeltOut,
} from "../../../src/checks/ingestion-separation/host-patterns.ts";
import { normalisePattern } from "../../../src/checks/ingestion-separation/normalise-url.ts";
import {
  stagingLabelOf,
  stagingSegmentOf,
} from "../../../src/checks/ingestion-separation/staging-label.ts";

function labelOf(host: string, patterns: readonly string[] = [], to = "production") {
  return stagingLabelOf(host, { from: "pre-live", to, allowed: wordsSpeltOut(patterns, host) });
}

describe("stagingLabelOf", () => {
  it.each([
    ["staging.provider.example", "staging"],
    ["api-sandbox.provider.example", "sandbox"],
    ["test.provider.example", "test"],
    ["eu-dev-1.provider.example", "dev"],
    ["dev2.provider.example", "dev"],
    ["api_qa3.provider.example", "qa"],
    ["pre-live.provider.example", "pre-live"],
    ["acme-uat.example", "uat"],
    ["api-pre-prod2.provider.example", "preprod"],
    ["non_prod.provider.example", "nonprod"],
    ["2staging.provider.example", "staging"],
    ["22dev.provider.example", "dev"],
    ["dev22.provider.example", "dev"],
  ])("%s carries %s", (host, label) => {
    expect(labelOf(host)).toBe(label);
  });

  it.each([
    "ingest.provider.example",
    "latest.provider.example",
    "contest.provider.example",
    "developers.provider.example",
    "devices.provider.example",
    "pre.provider.example",
    "de-v1.provider.example",
    "de2v.provider.example",
    "expre-prod.provider.example",
    "api.acme.dev",
  ])("%s carries none", (host) => {
    expect(labelOf(host)).toBeUndefined();
  });

  it("allows what a matching pattern spells out, and nothing else", () => {
    expect(labelOf("ingest.dev.acme.example", ["*.dev.acme.example"])).toBeUndefined();
    expect(labelOf("ingest.dev.acme.example", ["*.acme.example"])).toBe("dev");
    expect(labelOf("ingest.dev.acme.example", ["*.dev.other.example"])).toBe("dev");
    expect(labelOf("test.dev.acme.example", ["*.dev.acme.example"])).toBe("test");
  });

  it("knows the other environment's name among words that it does not know", () => {
    const names = { from: "pre", to: "live", allowed: new Set<string>() };
    expect(stagingLabelOf("pre-products.acme.example", names)).toBe("pre");
  });

  it("does not hold the environment's own name against it", () => {
    expect(labelOf("staging.acme.example", [], "staging")).toBeUndefined();
    expect(labelOf("dev.acme.example", [], "staging")).toBe("dev");
  });
});

describe("stagingSegmentOf", () => {
  it.each([
    ["/trial", "/test/v1", "test"],
    ["/Test/v1", "/TEST/v1", undefined],
    ["/test/v1", "/v1", undefined],
    ["/v1/x", "/v1/Sandbox", "sandbox"],
    ["/dev", "/test-v2", "test"],
  ])("of staging's %s and production's %s is %s", (staging, production, segment) => {
    const names = { from: "staging", to: "production" };
    expect(stagingSegmentOf({ staging, production }, names)).toBe(segment);
  });
});

describe("isSpeltOut", () => {
  it.each([
    [["*.svc.cluster.local"], "ingest.svc.cluster.local", true],
    [["*.example", "*.svc.cluster.local"], "ingest.svc.cluster.local", true],
    [["*.other.local"], "ingest.svc.cluster.local", false],
    [["*.*"], "ingest.local", false],
  ])("by %o %s: %s", (patterns, host, expected) => {
    expect(isSpeltOut(patterns, host)).toBe(expected);
  });
});

describe("matchesHost", () => {
  it.each([
    ["ingest.acme.example", "ingest.acme.example", true],
    ["Ingest.Acme.example.", "ingest.acme.example", true],
    ["ingest.acme.example..", "ingest.acme.example", true],
    ["*.bücher.example", "a.xn--bcher-kva.example", true],
    ["*.acme.example", "a.b.acme.example", true],
    ["*.acme.example", "acme.example", false],
    ["*.acme.example", "evilacme.example", false],
    ["*.acme.example", "a.acme.example.evil.example", false],
    ["ingest-*.acme.example", "ingest-eu.acme.example", true],
    ["ingest-*.acme.example", "ingest-eu.evil.acme.example", false],
    ["ingest.acme.example", "ingestxacme.example", false],
  ])("%s and %s: %s", (pattern, host, expected) => {
    expect(matchesHost(normalisePattern(pattern), host)).toBe(expected);
  });
});
