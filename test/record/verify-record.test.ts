import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/gate/result.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { sealStatement } from "../../src/record/envelope.ts";
import type { PromotionRecord } from "../../src/record/promotion-record.ts";
import { bytesOf, type Content } from "../../src/record/read-content.ts";
import { trustIn } from "../../src/record/trust.ts";
import { type Expectation, verificationOf } from "../../src/record/verification.ts";
import { type RecordFiles, verifyRecord } from "../../src/record/verify-record.ts";
import { sweep } from "../support/sweep.ts";
import {
  blocked,
  commit,
  content,
  ed25519,
  expectation,
  filesOf,
  p256,
  passed,
  repository,
  requestOf,
  shortlyAfter,
  signedRecord,
  switchedOff,
  undecided,
} from "./sample-run.ts";

const trust = trustIn(ed25519.publicKey, "the test's key", shortlyAfter);

/** The codes of the steps that failed; empty when the record is accepted. */
function codesOf(files: RecordFiles, expected: Expectation = expectation, trusted = trust) {
  const verification = verifyRecord(files, expected, trusted);
  return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
}

/** A record whose statement was changed before it was signed: what a dishonest writer could make. */
async function forged(
  change: (record: PromotionRecord) => object,
  changes: Partial<RecordRequest> = {},
): Promise<RecordFiles> {
  const built = buildRecord(requestOf(changes));
  return filesOf({ ...built, statement: JSON.stringify(change(built.record)) });
}

const withPredicate =
  (members: object) =>
  (record: PromotionRecord): object => ({
    ...record,
    predicate: { ...record.predicate, ...members },
  });

describe("verifyRecord", () => {
  it("accepts a cleared record, by its bundle and by its envelope", async () => {
    const built = buildRecord(requestOf());
    expect(codesOf(await filesOf(built, ed25519, "bundle"))).toEqual([]);
    expect(codesOf(await filesOf(built, ed25519, "dsse"))).toEqual([]);
  });

  it("accepts one file of a record beside its manifest", async () => {
    const files = await signedRecord();
    const missing: Content = { kind: "missing" };
    expect(codesOf({ ...files, siblings: { bundle: missing, dsse: missing } })).toEqual([]);
  });

  it("accepts ECDSA P-256", async () => {
    const files = await filesOf(buildRecord(requestOf()), p256);
    expect(codesOf(files, expectation, trustIn(p256.publicKey, "p256", shortlyAfter))).toEqual([]);
  });

  it("accepts nothing when there is nothing to accept", () => {
    expect(verificationOf([], undefined)).toMatchObject({
      kind: "refused",
      refusals: [{ code: "NOTHING_TO_VERIFY" }],
    });
  });

  it("tells what it verified", async () => {
    const distDigest = `sha256:${"ef".repeat(32)}`;
    const verifier = { ...requestOf().verifier, distDigest };
    const verification = verifyRecord(await signedRecord({ verifier }), expectation, trust);
    expect(verification.kind === "accepted" && verification.record).toMatchObject({
      commit,
      repository,
      outcome: "cleared",
      distDigest,
      environment: { from: "staging", to: "production" },
      checks: [
        { id: "stripe-separation", status: "passed" },
        { id: "openapi-match", status: "not-configured" },
      ],
    });
  });
});

describe("a flipped byte", () => {
  it.each([
    ["Ed25519", ed25519],
    ["ECDSA P-256", p256],
  ])("anywhere in any file of a record is refused with a code, %s", async (_, signer) => {
    for (const named of ["bundle", "dsse"] as const) {
      const files = await filesOf(buildRecord(requestOf()), signer, named);
      const { bundle, dsse } = files.siblings;
      const places: [string, Content | undefined, (content: Content) => RecordFiles][] = [
        ["record", files.record, (record) => ({ ...files, record, siblings: {} })],
        ["bundle", bundle, (changed) => ({ ...files, siblings: { bundle: changed, dsse } })],
        ["dsse", dsse, (changed) => ({ ...files, siblings: { bundle, dsse: changed } })],
        ["manifest", files.manifest, (manifest) => ({ ...files, manifest })],
      ];
      for (const [place, original, placed] of places) {
        for (const [at, changed] of flipsOf(original)) {
          const codes = codesOf(
            placed(changed),
            expectation,
            trustIn(signer.publicKey, "the key", shortlyAfter),
          );
          expect(codes.length, `${named}: byte ${at} of the ${place}`).toBeGreaterThan(0);
        }
      }
    }
  });

  /** Every byte in the long run, else one of 29, at which each bit has its turn. */
  function* flipsOf(original: Content | undefined): Iterable<[number, Content]> {
    const step = sweep({ short: 29, full: 1 });
    const bytes = original && bytesOf(original);
    if (!(bytes instanceof Uint8Array)) throw new Error("no file to change");
    for (let at = 0; at < bytes.length; at += step) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      yield [at, { kind: "bytes", bytes: changed }];
    }
  }
});

describe("bytes and envelope", () => {
  const bundle = async (change: (bundle: Record<string, unknown>) => unknown) => {
    const sealed = await sealStatement(buildRecord(requestOf()).statement, ed25519);
    const files = await signedRecord();
    const record = content(`${JSON.stringify(change(JSON.parse(sealed.bundle)))}\n`);
    return codesOf({ ...files, record, siblings: {} });
  };

  it("is what the writer makes, when nothing is changed", async () => {
    expect(await bundle((value) => value)).toEqual([]);
  });

  it.each([
    ["another member", (value: object) => ({ ...value, extra: 1 })],
    ["another media type", (value: object) => ({ ...value, mediaType: "x" })],
    [
      "a log entry",
      (value: object) => ({
        ...value,
        verificationMaterial: { publicKey: { hint: "" }, tlogEntries: [] },
      }),
    ],
    [
      "members in another order",
      (value: object) => Object.fromEntries(Object.entries(value).reverse()),
    ],
  ])("refuses %s", async (_, change) => {
    expect(await bundle(change)).toEqual(["MALFORMED"]);
  });

  it("says which member is not the writer's", async () => {
    const files = await signedRecord();
    const text = Buffer.from(bytesOf(files.record) as Uint8Array).toString();
    const record = content(text.replace('"hint":', '"hints":1,"hint":'));
    expect(verifyRecord({ ...files, record, siblings: {} }, expectation, trust)).toMatchObject({
      refusals: [{ message: expect.stringMatching(/verificationMaterial.*"hints"/) }],
    });
  });

  const envelope = (change: (envelope: { signatures: object[]; payload: string }) => object) =>
    bundle((value) => ({
      ...value,
      dsseEnvelope: change(JSON.parse(JSON.stringify(value["dsseEnvelope"]))),
    }));

  it.each([
    [
      "two signatures",
      "MALFORMED",
      (value: { signatures: object[] }) => ({
        ...value,
        signatures: [...value.signatures, ...value.signatures],
      }),
    ],
    ["no signature", "NOTHING_TO_VERIFY", (value: object) => ({ ...value, signatures: [] })],
    [
      "a keyid",
      "MALFORMED",
      (value: { signatures: object[] }) => ({
        ...value,
        signatures: [{ keyid: "", ...value.signatures[0] }],
      }),
    ],
    [
      "another payload type",
      "TYPE",
      (value: object) => ({ ...value, payloadType: "application/json" }),
    ],
    [
      "base64 without padding",
      "MALFORMED",
      (value: { payload: string }) => ({ ...value, payload: "e30" }),
    ],
    [
      "a signature in base64 without padding",
      "MALFORMED",
      (value: object) => ({ ...value, signatures: [{ sig: "e30" }] }),
    ],
    [
      "URL-safe base64",
      "MALFORMED",
      (value: { payload: string }) => ({ ...value, payload: "eyI_Ijox" }),
    ],
    [
      "base64 with stray bits",
      "MALFORMED",
      (value: { payload: string }) => ({ ...value, payload: "e31=" }),
    ],
    [
      "base64 with a line break",
      "MALFORMED",
      (value: { payload: string }) => ({ ...value, payload: "e30\n=" }),
    ],
  ])("refuses %s", async (_, code, change) => {
    expect(await envelope(change)).toEqual([code]);
  });

  it.each([
    ["nothing", ""],
    ["no object", "[]\n"],
    ["null", "null\n"],
    ["null as its material", '{"verificationMaterial":null}\n'],
    ["a byte order mark", "\ufeff{}"],
    ["a member twice", `{"payload":"","payload":"","payloadType":"","signatures":[]}\n`],
  ])("refuses a file with %s", async (_, text) => {
    expect(codesOf({ ...(await signedRecord()), record: content(text) })).toEqual(["MALFORMED"]);
  });

  it("refuses white space that another writer would add", async () => {
    const files = await signedRecord();
    const bytes = bytesOf(files.record);
    const text = typeof bytes === "string" ? "" : Buffer.from(bytes).toString();
    for (const spaced of [text.trimEnd(), `${text}\n`, ` ${text}`, text.replace(":", ": ")]) {
      expect(codesOf({ ...files, record: content(spaced) })).toEqual(["MALFORMED"]);
    }
  });

  it("calls an unsigned statement unsigned", async () => {
    const built = buildRecord(requestOf());
    const files = { ...(await filesOf(built)), record: content(`${built.statement}\n`) };
    const verification = verifyRecord(files, expectation, trust);
    expect(verification).toMatchObject({
      kind: "refused",
      refusals: [{ code: "SIG_INVALID", message: expect.stringContaining("unsigned") }],
    });
  });

  it("refuses a sibling that cannot be read", async () => {
    const files = await signedRecord();
    const siblings = { ...files.siblings, dsse: { kind: "link" } as const };
    expect(codesOf({ ...files, siblings })).toEqual(["MALFORMED"]);
  });

  it("refuses a sibling of another record", async () => {
    const files = await signedRecord();
    const other = await signedRecord({ recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c073990" });
    expect(codesOf({ ...files, siblings: other.siblings })).toEqual(["MALFORMED", "MALFORMED"]);
  });
});

describe("signature and key", () => {
  it("refuses a record of another key, in both forms", async () => {
    const built = buildRecord(requestOf());
    const named = async (form: "bundle" | "dsse") => ({
      ...(await filesOf(built, p256, form)),
      siblings: {},
    });
    expect(codesOf(await named("bundle"))).toEqual(["SIG_INVALID", "KEY_UNTRUSTED"]);
    expect(codesOf(await named("dsse"))).toEqual(["SIG_INVALID"]);
  });

  it("refuses a bundle that names another trusted key than the one that signed it", async () => {
    const files = await signedRecord();
    const text = Buffer.from(bytesOf(files.record) as Uint8Array).toString();
    const named = text.replace(ed25519.publicKey.hint, p256.publicKey.hint);
    const both = [trust, trustIn(p256.publicKey, "another", shortlyAfter)].flatMap(
      ({ signers }) => signers,
    );
    for (const signers of [both, both.toReversed()]) {
      const trusted = { ...trust, signers };
      expect(codesOf({ ...files, siblings: {} }, expectation, trusted)).toEqual([]);
      const record = content(named);
      expect(codesOf({ ...files, record, siblings: {} }, expectation, trusted)).toEqual([
        "KEY_UNTRUSTED",
      ]);
    }
  });

  it("lists every step that failed", async () => {
    const files = await filesOf(buildRecord(requestOf({ results: [blocked] })), p256);
    const expected = { commit: "0".repeat(40), environment: "staging", repository: "x" };
    const late = { ...trust, now: new Date("2027-01-01T00:00:00Z") };
    expect(codesOf({ ...files, siblings: {}, manifest: content("{}") }, expected, late)).toEqual([
      "SIG_INVALID",
      "KEY_UNTRUSTED",
      "SUBJECT_COMMIT",
      "SUBJECT_MANIFEST",
      "ENVIRONMENT",
      "REPOSITORY",
      "OUTCOME",
      "STALE",
    ]);
  });
});

describe("what the caller expects", () => {
  it.each([
    ["another commit", { commit: commit.replace("3", "4") }, "SUBJECT_COMMIT"],
    ["a commit that starts alike", { commit: commit.slice(0, 39) }, "SUBJECT_COMMIT"],
    ["another environment", { environment: "staging" }, "ENVIRONMENT"],
    ["an environment that starts alike", { environment: "production-eu" }, "ENVIRONMENT"],
    ["another repository", { repository: "https://github.com/acme/till" }, "REPOSITORY"],
    ["a repository that starts alike", { repository: `${repository}-evil` }, "REPOSITORY"],
    ["the start of the repository", { repository: repository.slice(0, -1) }, "REPOSITORY"],
    ["the repository in other letters", { repository: repository.toUpperCase() }, "REPOSITORY"],
    ["another policy", { policyDigest: `sha256:${"00".repeat(32)}` }, "POLICY_DIGEST"],
    ["a check that is not in it", { requiredChecks: ["tests-pass"] }, "OUTCOME"],
    ["a check that is switched off in it", { requiredChecks: ["openapi-match"] }, "OUTCOME"],
  ])("%s is refused", async (_, changes, code) => {
    expect(codesOf(await signedRecord(), { ...expectation, ...changes })).toEqual([code]);
  });

  it("the right repository, policy and checks are accepted", async () => {
    const policyDigest = `sha256:${"cd".repeat(32)}`;
    const requiredChecks = ["stripe-separation"];
    const expected = { ...expectation, repository, policyDigest, requiredChecks };
    expect(codesOf(await signedRecord(), expected)).toEqual([]);
  });

  it.each([
    ["missing", { kind: "missing" }],
    ["another", content("{}")],
    ["no text", { kind: "not-text" }],
  ] as const)("a manifest that is %s is refused", async (_, manifest) => {
    expect(codesOf({ ...(await signedRecord()), manifest })).toEqual(["SUBJECT_MANIFEST"]);
  });
});

describe("the statement", () => {
  it.each([
    [
      "another statement type",
      "TYPE",
      (record: PromotionRecord) => ({ ...record, _type: "https://in-toto.io/Statement/v0.1" }),
    ],
    [
      "another predicate type",
      "TYPE",
      (record: PromotionRecord) => ({ ...record, predicateType: `${record.predicateType}.1` }),
    ],
    ["nothing in it", "MALFORMED", () => ({})],
    ["no predicate", "MALFORMED", ({ predicate, ...record }: PromotionRecord) => record],
    [
      "a third subject",
      "MALFORMED",
      (record: PromotionRecord) => ({ ...record, subject: [...record.subject, record.subject[1]] }),
    ],
    [
      "one subject",
      "MALFORMED",
      (record: PromotionRecord) => ({ ...record, subject: [record.subject[0]] }),
    ],
    [
      "a second digest of the commit",
      "MALFORMED",
      (record: PromotionRecord) => ({
        ...record,
        subject: [
          { ...record.subject[0], digest: { gitCommit: commit, sha256: "0".repeat(64) } },
          record.subject[1],
        ],
      }),
    ],
    [
      "a subject of another commit than its source",
      "SUBJECT_COMMIT",
      (record: PromotionRecord) =>
        withPredicate({ source: { ...record.predicate.source, commit: "0".repeat(40) } })(record),
    ],
    [
      "a subject of another repository than its own",
      "REPOSITORY",
      withPredicate({ repository: { uri: "https://github.com/acme/till" } }),
    ],
    [
      "a policy without digest",
      "POLICY_DIGEST",
      (record: PromotionRecord) =>
        withPredicate({ policy: { ...record.predicate.policy, digest: "none" } })(record),
    ],
    [
      "a time that does not exist",
      "MALFORMED",
      withPredicate({ expiresAt: "2026-02-30T00:00:00Z" }),
    ],
    [
      "a time in another zone",
      "MALFORMED",
      withPredicate({ expiresAt: "2026-11-22T01:15:00.250+00:00" }),
    ],
    ["a day for a time", "MALFORMED", withPredicate({ expiresAt: "2026-11-22" })],
    ["times out of order", "STALE", withPredicate({ startedAt: "2026-11-21T01:59:00Z" })],
    [
      "no time in which it counts",
      "STALE",
      withPredicate({ finishedAt: "2026-11-21T02:04:00Z", expiresAt: "2026-11-21T02:04:00Z" }),
    ],
    ...["3".repeat(39), "3".repeat(41), "3".repeat(65), "C".repeat(40)].map(
      (tree): [string, string, (record: PromotionRecord) => object] => [
        `the tree ${tree}`,
        "MALFORMED",
        (record) => withPredicate({ source: { ...record.predicate.source, tree } })(record),
      ],
    ),
  ])("with %s is refused", async (_, code, change) => {
    expect(codesOf(await forged(change))).toEqual([code]);
  });

  it("may be of a repository with SHA-256", async () => {
    const { candidate } = requestOf();
    const files = await signedRecord({ candidate: { ...candidate, tree: "9".repeat(64) } });
    expect(codesOf(files)).toEqual([]);
  });

  it("may have members that a newer gate adds", async () => {
    const changed = await forged((record) => withPredicate({ novelty: [1] })({ ...record }));
    expect(codesOf(changed)).toEqual([]);
  });

  it("is not read when it has a member twice", async () => {
    const built = buildRecord(requestOf());
    const statement = built.statement.replace(/}$/, `,"_type":"x"}`);
    expect(codesOf(await filesOf({ ...built, statement }))).toEqual(["MALFORMED"]);
  });
});

describe("the outcome", () => {
  const notReached: CheckResult = { status: "not-reached", check: "openapi-match" };

  it.each([
    ["a blocked run", { results: [blocked] }],
    ["an undecided run", { results: [undecided] }],
    ["a run that did not reach every check", { results: [passed, notReached] }],
    ["a run in which every check is switched off", { results: [switchedOff] }],
    ["a run without checks", { results: [] }],
    ["a run with a reservation", { reservations: [{ code: "only", message: "One check alone." }] }],
    ["a pull request's run", { purpose: "pull-request" }],
    ["a snapshot", { purpose: "iteration-snapshot" }],
  ] as const)("of %s authorises nothing", async (_, changes) => {
    expect(codesOf(await signedRecord(changes))).toEqual(["OUTCOME"]);
  });

  it.each([
    ["a blocked run", { results: [blocked] }],
    ["an undecided run", { results: [undecided] }],
    ["a run that stopped early", { results: [passed, notReached] }],
    ["a run without checks", { results: [] }],
    ["a run with a reservation", { reservations: [{ code: "unsigned", message: "No key." }] }],
  ] as const)("of %s that claims to be cleared is derived again", async (_, changes) => {
    const files = await forged(withPredicate({ outcome: "cleared" }), changes);
    expect(new Set(codesOf(files))).toEqual(new Set(["OUTCOME"]));
  });

  const withCheck = (members: object) => (record: PromotionRecord) =>
    withPredicate({
      checks: record.predicate.checks.map((check) =>
        check.id === "stripe-separation" ? { ...check, ...members } : check,
      ),
    })(record);
  const policy = (members: object) => (record: PromotionRecord) =>
    withPredicate({ policy: { ...record.predicate.policy, ...members } })(record);

  it.each([
    ["an unknown outcome", withPredicate({ outcome: "approved" })],
    ["an unknown status", withCheck({ status: "waived" })],
    [
      "a required check that is missing",
      policy({ requiredChecks: ["stripe-separation", "tests-pass"] }),
    ],
    [
      "a required check that is switched off",
      policy({ requiredChecks: ["stripe-separation", "openapi-match"] }),
    ],
    ["a check nobody required", policy({ requiredChecks: [] })],
    ["a passed check with a blocking finding", withCheck({ findings: blocked.findings })],
    [
      "a passed check with a finding of unknown severity",
      withCheck({ findings: [{ ...blocked.findings[0], severity: "minor" }] }),
    ],
    ["a passed check with a fault", withCheck({ fault: undecided.fault })],
    ["a passed check without facts", withCheck({ factsDigest: undefined })],
    [
      "a check twice",
      (record: PromotionRecord) =>
        withPredicate({ checks: [...record.predicate.checks, ...record.predicate.checks] })(record),
    ],
  ])("is refused with %s", async (_, change) => {
    expect(new Set(codesOf(await forged(change)))).toEqual(new Set(["OUTCOME"]));
  });

  it("is refused with an unknown status beside a check that passed", async () => {
    const results: CheckResult[] = [passed, { ...passed, check: "openapi-match" }];
    expect(codesOf(await signedRecord({ results }))).toEqual([]);
    expect(codesOf(await forged(withCheck({ status: "waived" }), { results }))).toEqual([
      "OUTCOME",
    ]);
  });

  const waived = {
    reason: "known since 1.3",
    owner: "ada",
    until: "2026-11-21",
    daysLeft: 0,
  };
  const excused = {
    ...passed,
    findings: blocked.findings.map((finding) => ({ ...finding, waived })),
  };
  const underWaiver = { results: [excused] };

  it("stands when what blocks is waived, on the last day of the waiver", async () => {
    const built = buildRecord(requestOf(underWaiver));
    expect(codesOf(await filesOf(built))).toEqual([]);
    expect(built.record.predicate.waivers).toEqual([
      {
        check: "stripe-separation",
        fingerprint: "0123456789abcdef",
        rule: "stripe-separation/value-reused",
        subject: "STRIPE_SECRET_KEY",
        reason: "known since 1.3",
        owner: "ada",
        until: "2026-11-21",
      },
    ]);
    expect(built.record.predicate.checks[0]?.counts).toEqual({ variables: 2, findingsWaived: 1 });
  });

  const withWaiver = (members: object) => (record: PromotionRecord) =>
    withPredicate({ waivers: record.predicate.waivers.map((one) => ({ ...one, ...members })) })(
      record,
    );

  it.each([
    ["a waived finding and no waiver", withPredicate({ waivers: [] })],
    ["a waiver of another rule", withWaiver({ rule: "stripe-separation/kinds-differ" })],
    ["a waiver of another check", withWaiver({ check: "openapi-match" })],
    ["a waiver with another end", withWaiver({ until: "2026-11-30" })],
    ["a waiver with another owner", withWaiver({ owner: "bob" })],
    ["a waiver with another reason", withWaiver({ reason: "because" })],
    [
      "a waiver twice",
      (record: PromotionRecord) =>
        withPredicate({
          waivers: [...record.predicate.waivers, ...record.predicate.waivers],
        })(record),
    ],
    [
      "a waiver that had run out",
      (record: PromotionRecord) => {
        const until = "2026-11-20";
        const findings = excused.findings.map((one) => ({ ...one, waived: { ...waived, until } }));
        const forgedCheck = withCheck({ findings })(record) as PromotionRecord;
        return withWaiver({ until })(forgedCheck);
      },
    ],
    [
      "a finding that is not waived beside one that is",
      withCheck({ findings: [...excused.findings, ...blocked.findings] }),
    ],
    ["a blocked check whose findings are all waived", withCheck({ status: "blocked" })],
  ])("is refused with %s", async (_, change) => {
    expect(codesOf(await forged(change, underWaiver))).toContain("OUTCOME");
  });

  it.each([
    ["a waiver without an owner", withWaiver({ owner: "" })],
    ["a waiver without an end", withWaiver({ until: "some day" })],
  ])("is malformed with %s", async (_, change) => {
    expect(codesOf(await forged(change, underWaiver))).toEqual(["MALFORMED"]);
  });

  it("stands when a passed check has something advisory to say", async () => {
    const findings = blocked.findings.map((finding) => ({ ...finding, severity: "advisory" }));
    expect(codesOf(await forged(withCheck({ findings })))).toEqual([]);
  });
});

describe("freshness", () => {
  const at = async (now: string) =>
    codesOf(await signedRecord(), expectation, { ...trust, now: new Date(now) });

  it("ends at the moment of expiry", async () => {
    expect(await at("2026-11-22T01:15:00.249Z")).toEqual([]);
    expect(await at("2026-11-22T01:15:00.250Z")).toEqual(["STALE"]);
  });

  it("forgives clocks five minutes apart, and no more", async () => {
    expect(await at("2026-11-21T01:10:00.250Z")).toEqual([]);
    expect(await at("2026-11-21T01:10:00.249Z")).toEqual(["STALE"]);
  });
});
