import { afterEach, describe, expect, it, vi } from "vitest";
import { goldenNames, readGolden, verifyGolden } from "./golden-records.ts";
import { goldenModes } from "./golden-signers.ts";

const names = goldenNames();

it("there is a golden record of version 1 for each mode and outcome", () => {
  const wanted = Object.keys(goldenModes).flatMap((mode) =>
    ["blocked", "cleared", "undecided"].map((outcome) => `${mode}-${outcome}`),
  );
  expect([...names].sort()).toEqual(wanted.sort());
});

describe.each(names)("the golden record %s", (name) => {
  const { mode, at, expected, records, payloadSha256, refusals } = readGolden(name);
  const [first = ""] = records;
  const verified = (record: string, changes: Partial<Parameters<typeof verifyGolden>[1]> = {}) =>
    verifyGolden(name, { record, expected, at, trusting: name, ...changes });
  const codesOf = async (...args: Parameters<typeof verified>) => {
    const verification = await verified(...args);
    return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
  };

  afterEach(() => void vi.useRealTimers());

  it.each(records)("is %s as it was", async (record) => {
    expect(await codesOf(record)).toEqual(refusals);
    const verification = await verified(record);
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
  ])("is refused for another %s", async (_, changes, code) => {
    for (const record of records) {
      const codes = await codesOf(record, { expected: { ...expected, ...changes } });
      expect(new Set(codes)).toEqual(new Set([code, ...refusals]));
    }
  });

  it("is as it was in a hundred years, and too old by then", async () => {
    const then = at.replace(/^20/, "21");
    vi.useFakeTimers({ now: new Date(then), toFake: ["Date"] });
    expect(await codesOf(first)).toEqual(refusals);
    expect(new Set(await codesOf(first, { at: then }))).toEqual(new Set([...refusals, "STALE"]));
  });

  it("is refused by whoever trusts another mode's signer", async () => {
    for (const other of Object.keys(goldenModes)) {
      if (other === mode) continue;
      for (const record of records) {
        const codes = await codesOf(record, { trusting: `${other}-cleared` });
        expect(
          codes.filter((code) => code === "KEY_UNTRUSTED" || code === "SIG_INVALID"),
          other,
        ).not.toEqual([]);
      }
    }
  });
});

describe("a golden record whose proof is in its bundle alone", () => {
  it.each([
    ["key-timestamped-cleared", "KEY_REVOKED"],
    ["keyless-cleared", "KEY_UNTRUSTED"],
  ])("is refused by the bare envelope of %s with %s", async (name, code) => {
    const { at, expected, records } = readGolden(name);
    const record = records[0]?.replace(".sigstore.json", ".dsse.json") ?? "";
    const verification = await verifyGolden(name, { record, expected, at, trusting: name });
    expect(verification).toMatchObject({ kind: "refused", refusals: [{ code }] });
  });

  it("is refused by whoever trusts another authority of the same name", async () => {
    const name = "key-timestamped-cleared";
    const { at, expected, records } = readGolden(name);
    const [record = ""] = records;
    const trusting = "key-timestamped-blocked";
    expect(await verifyGolden(name, { record, expected, at, trusting })).toMatchObject({
      kind: "refused",
      refusals: [{ code: "SIG_INVALID" }, { code: "KEY_REVOKED" }],
    });
  });
});
