import { describe, expect, it } from "vitest";
import { verifyRecord } from "../../src/record/verify-record.ts";
import { goldenFiles, goldenNames, readGolden, trustByMode } from "./golden-records.ts";

const names = goldenNames();

it("there is a golden record of version 1 for each mode and outcome", () => {
  const wanted = Object.keys(trustByMode).flatMap((mode) =>
    ["blocked", "cleared", "undecided"].map((outcome) => `${mode}-${outcome}`),
  );
  expect([...names].sort()).toEqual(wanted.sort());
});

describe.each(names)("the golden record %s", (name) => {
  const { mode, at, expected, records, payloadSha256, refusals } = readGolden(name);
  const trust = trustByMode[mode]?.(new Date(at));
  const verified = (record: string, expectation = expected) => {
    if (trust === undefined) throw new Error(`nobody is trusted for ${mode}`);
    return verifyRecord(goldenFiles(name, record), expectation, trust);
  };
  const codesOf = (...args: Parameters<typeof verified>) => {
    const verification = verified(...args);
    return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
  };

  it.each(records)("is %s as it was", (record) => {
    expect(codesOf(record)).toEqual(refusals);
    const verification = verified(record);
    if (verification.kind === "accepted") {
      expect(verification.record.payloadSha256).toBe(payloadSha256);
    }
  });

  it("is accepted when it is cleared, and then only", () => {
    expect(refusals).toEqual(name.endsWith("-cleared") ? [] : ["OUTCOME"]);
  });

  it.each([
    ["commit", { commit: "0".repeat(40) }, "SUBJECT_COMMIT"],
    ["environment", { environment: "staging" }, "ENVIRONMENT"],
    ["repository", { repository: `${expected.repository}-other` }, "REPOSITORY"],
    ["policy", { policyDigest: `sha256:${"0".repeat(64)}` }, "POLICY_DIGEST"],
  ])("is refused for another %s", (_, changes, code) => {
    for (const record of records) {
      expect(new Set(codesOf(record, { ...expected, ...changes }))).toEqual(
        new Set([code, ...refusals]),
      );
    }
  });

  it("is refused by whoever trusts another mode's signer", () => {
    for (const [other, trusted] of Object.entries(trustByMode)) {
      if (other === mode) continue;
      for (const record of records) {
        const verification = verifyRecord(
          goldenFiles(name, record),
          expected,
          trusted(new Date(at)),
        );
        expect(verification.kind, other).toBe("refused");
      }
    }
  });
});
