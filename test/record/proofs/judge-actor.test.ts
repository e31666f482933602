import { expect, it } from "vitest";
import { trustIn } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { ed25519, expectation, shortlyAfter, signedRecord } from "../sample-run.ts";

it.each([
  ["asserted", []],
  ["key", []],
  ["oidc", ["KEY_UNTRUSTED"]],
  ["ssh", ["KEY_UNTRUSTED"]],
] as const)(
  "a record signed with a key that says %s proves who made it",
  async (provenBy, codes) => {
    const files = await signedRecord({ actor: { kind: "human", id: "ada", provenBy } });
    const trust = trustIn(ed25519.publicKey, "the key", shortlyAfter);
    const verification = verifyRecord(files, expectation, trust);
    const refusals = verification.kind === "accepted" ? [] : verification.refusals;
    expect(refusals.map(({ code }) => code)).toEqual(codes);
  },
);
