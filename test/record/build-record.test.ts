import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Json } from "../../src/data/json.ts";
import type { Finding } from "../../src/gate/finding.ts";
import type { CheckResult } from "../../src/gate/result.ts";
import { buildRecord } from "../../src/record/build-record.ts";
import { blocked, commit, passed, repository, requestOf, undecided } from "./sample-run.ts";

const predicateOf = (changes: Parameters<typeof requestOf>[0]) =>
  buildRecord(requestOf(changes)).record.predicate;

const findingOf = (number: number, detail: string): Finding => ({
  rule: "stripe-separation/value-reused",
  severity: number % 2 === 0 ? "blocking" : "advisory",
  subject: `subject ${number}`,
  message: "is wrong.",
  why: "It matters.",
  remedy: "Change it.",
  detail,
  fingerprint: "0123456789abcdef",
});

const waived = { reason: "known", owner: "ada", until: "2026-12-31", daysLeft: 40 };

describe("buildRecord", () => {
  it("names the commit and the manifest as its two subjects, and nothing else", () => {
    const { record, manifest, name } = buildRecord(requestOf());
    expect(name).toBe("20261121T011500Z-3f9c1a2b4d5e-production-cleared");
    expect(record.subject).toEqual([
      { name: repository, digest: { gitCommit: commit } },
      {
        name: `${name}.manifest.json`,
        digest: { sha256: createHash("sha256").update(manifest.text).digest("hex") },
      },
    ]);
  });

  it("is JSON that survives JSON", () => {
    const { record, statement } = buildRecord(requestOf());
    const json: Json = record;
    expect(JSON.parse(statement)).toEqual(json);
  });

  it("writes a manifest of the promised members in canonical form", () => {
    const { manifest } = buildRecord(requestOf());
    const read = JSON.parse(manifest.text);
    expect(read).toEqual({
      recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c07398f",
      repository,
      commit,
      tree: "9".repeat(40),
      environment: { from: "staging", to: "production" },
      policyDigest: `sha256:${"cd".repeat(32)}`,
      evidence: {
        stripe: `sha256:${createHash("sha256").update(`{"variables":2}`).digest("hex")}`,
      },
      facts: { "stripe-separation": expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      expiresAt: "2026-11-22T01:15:00.250Z",
    });
    expect(manifest.text.startsWith(`{"commit":"`)).toBe(true);
  });

  it.each([
    ["cleared", [passed], []],
    ["blocked", [blocked], []],
    ["undecided", [undecided], []],
    ["undecided", [passed], [{ code: "unsigned", message: "No key was given." }]],
    ["undecided", [], []],
  ] as const)("derives the outcome %s", (outcome, results, reservations) => {
    expect(predicateOf({ results, reservations }).outcome).toBe(outcome);
    expect(buildRecord(requestOf({ results, reservations })).name).toContain(outcome);
  });

  it("tells of each check what it came to, when, and on what", () => {
    const findings = [findingOf(0, "- a"), { ...findingOf(2, "- b"), waived }];
    const results: CheckResult[] = [
      { ...blocked, durationMs: 12.4, findings },
      { ...undecided, check: "openapi-match" },
      { status: "not-reached", check: "tests-pass" },
    ];
    const checks = ["stripe-separation", "openapi-match", "tests-pass"].map((id) => ({
      id,
      title: `about ${id}`,
    }));
    const { record, facts } = buildRecord(requestOf({ results, checks }));
    const [text = ""] = facts.map((one) => one.text);
    const { startedAt } = blocked;
    expect(record.predicate.checks).toEqual([
      {
        id: "stripe-separation",
        title: "about stripe-separation",
        status: "blocked",
        startedAt,
        durationMs: 12,
        headline: blocked.account.headline,
        factsDigest: `sha256:${createHash("sha256").update(text).digest("hex")}`,
        findings,
        counts: { variables: 2, findingsWaived: 1 },
        inputs: blocked.account.inputs,
      },
      {
        id: "openapi-match",
        title: "about openapi-match",
        status: "undecided",
        startedAt,
        durationMs: 12,
        findings: [],
        fault: undecided.fault,
      },
      { id: "tests-pass", title: "about tests-pass", status: "not-reached", findings: [] },
    ]);
    expect(facts).toEqual([{ check: "stripe-separation", text }]);
    expect(JSON.parse(text)).toEqual(blocked.facts);
    expect(record.predicate.evidence).toEqual({ stripe: { variables: 2 } });
  });

  it("is of registered checks only", () => {
    expect(() => buildRecord(requestOf({ checks: [] }))).toThrow("stripe-separation");
  });

  it("requires every check that is not switched off, whatever became of it", () => {
    const results: CheckResult[] = [blocked, { status: "not-reached", check: "openapi-match" }];
    expect(predicateOf({ results }).policy.requiredChecks).toEqual([
      "stripe-separation",
      "openapi-match",
    ]);
    expect(predicateOf({}).policy.requiredChecks).toEqual(["stripe-separation"]);
  });

  it("lifts separation and confirmations out of the evidence, and loses no name", () => {
    const second: CheckResult = {
      ...passed,
      check: "openapi-match",
      account: {
        headline: "fine",
        evidence: {
          separation: [{ provider: "feeds" }],
          confirmations: [{ item: "on-call" }],
          stripe: 3,
        },
      },
    };
    const { evidence, separation, confirmations } = predicateOf({ results: [passed, second] });
    expect(separation).toHaveLength(2);
    expect(confirmations).toEqual([{ item: "on-call" }]);
    expect(evidence).toEqual({ stripe: { variables: 2 }, "openapi-match/stripe": 3 });
  });

  it("redacts every free text and no id, digest, time or status", () => {
    const secret = "passed";
    const loud: CheckResult = {
      ...blocked,
      findings: [{ ...findingOf(0, secret), subject: secret, place: { file: secret } }],
      facts: { [secret]: secret },
      account: { headline: secret, evidence: { list: [{ [secret]: secret }] } },
    };
    const results: CheckResult[] = [
      loud,
      { ...undecided, fault: { code: "x", message: secret, remedy: secret, detail: secret } },
      { status: "not-configured", check: "openapi-match", reason: secret },
    ];
    const { statement } = buildRecord(
      requestOf({
        results,
        reservations: [{ code: "only", message: secret }],
        invocation: { ref: secret },
        actor: { kind: "human", id: secret, provenBy: "asserted" },
        redact: (text) => text.replaceAll(secret, "[redacted]"),
      }),
    );
    expect(statement).not.toContain(secret);
    expect(predicateOf({ redact: (text) => text.replaceAll(secret, "*") }).checks[0]?.status).toBe(
      "passed",
    );
  });

  it("digests facts by meaning, fractions and lone surrogates included", () => {
    const digest = (facts: Json) =>
      predicateOf({ results: [{ ...passed, facts }] }).checks[0]?.factsDigest;
    expect(digest({ a: 0.5, b: "\ud800" })).toBe(digest({ b: "\ud800", a: 0.5 }));
    expect(digest({ a: 0.5 })).not.toBe(digest({ a: 0.25 }));
  });

  it("refuses a fraction in what is signed, and names its place", () => {
    const counts = { rows: 1.5 };
    const results: CheckResult[] = [{ ...passed, account: { ...passed.account, counts } }];
    expect(() => buildRecord(requestOf({ results }))).toThrow("counts.rows");
  });

  it("refuses evidence that makes a record no reader would accept", () => {
    const account = { ...passed.account, evidence: { page: "x".repeat(1_048_576) } };
    expect(() => buildRecord(requestOf({ results: [{ ...passed, account }] }))).toThrow("1048576");
  });

  it("leaves a usual number of findings as they are", () => {
    const findings = Array.from({ length: 20 }, (_, number) => findingOf(number, "- a\n+ b"));
    const [check] = predicateOf({ results: [{ ...blocked, findings }] }).checks;
    expect(check?.findings).toEqual(findings);
  });

  it("takes the next free name when another run ended in the same second", () => {
    const { name } = buildRecord(requestOf());
    const existing = [`${name}.manifest.json`, `${name}-2.unsigned.json`];
    expect(buildRecord(requestOf({ existing })).name).toBe(`${name}-3`);
  });

  it("tells what HEAD changes of its own policy, when it is known", () => {
    const { policy } = requestOf();
    const changes = [{ part: "trust", file: "promote.secret.yaml" }] as const;
    const redact = (text: string) => text.replaceAll("secret", "[redacted]");
    const predicate = predicateOf({ policy: { ...policy, changes }, redact });
    expect(predicate.policy.changes).toEqual([{ part: "trust", file: "promote.[redacted].yaml" }]);
    expect(predicateOf({}).policy).not.toHaveProperty("changes");
  });

  it("tells the ref and the tag's object where there are any", () => {
    const { candidate } = requestOf();
    const tagObject = "2".repeat(40);
    const previousRelease = { kind: "tag", tag: "v1", tagObject, commit } as const;
    const sourceOf = (changes: object) =>
      predicateOf({ candidate: { ...candidate, ...changes } }).source;
    expect(sourceOf({})).toMatchObject({ ref: "refs/heads/staging" });
    expect(sourceOf({ ref: null })).toMatchObject({ ref: null });
    expect(sourceOf({}).previousRelease).toEqual({ tag: "v1.4.0", commit: "1".repeat(40) });
    expect(sourceOf({ previousRelease }).previousRelease).toEqual({ tag: "v1", tagObject, commit });
  });

  it("says when there was no previous release", () => {
    const { candidate } = requestOf();
    const previousRelease = { kind: "none", tagPattern: "v*" } as const;
    expect(predicateOf({ candidate: { ...candidate, previousRelease } }).source).toMatchObject({
      previousRelease: null,
      firstRelease: true,
    });
    expect(predicateOf({}).source).toMatchObject({
      previousRelease: { tag: "v1.4.0" },
      firstRelease: false,
    });
  });
});
