import { expect, it } from "vitest";
import { judgeWindow } from "../../../src/record/proofs/judge-window.ts";
import { readPublicKey } from "../../../src/record/signers/public-key.ts";
import type { TrustedSigner } from "../../../src/record/trust.ts";
import { ada } from "../trusted-record.ts";

const edge = new Date("2030-01-01T00:00:00Z");
const [before, after] = [-1, 1].map((step) => new Date(edge.getTime() + step)) as [Date, Date];
const revoked = { at: edge, reason: "lost" };
const key = readPublicKey(ada.publicKey, "ada");

function codesOf(terms: Partial<TrustedSigner>, now: Date, signedAt?: Date): readonly string[] {
  const signer = { ...terms, kind: "key", name: "ada", key } as TrustedSigner;
  return [...judgeWindow(signer, signedAt, now)].map(({ code }) => code);
}

it.each([
  ["its window begins", { validFrom: edge }, [["KEY_EXPIRED"], [], []]],
  ["its window ends", { validUntil: edge }, [[], ["KEY_EXPIRED"], ["KEY_EXPIRED"]]],
  ["it is revoked", { revoked }, [[], ["KEY_REVOKED"], ["KEY_REVOKED"]]],
] as const)("a signer counts to the millisecond when %s", (_, terms, codes) => {
  const moments = [before, edge, after];
  expect(moments.map((now) => codesOf(terms, now))).toEqual(codes);
  // A proven time decides alone, whatever the verifier's clock shows.
  for (const now of moments) {
    expect(moments.map((signedAt) => codesOf(terms, now, signedAt))).toEqual(codes);
  }
});

it("a signer that an environment leaves out does not count, whenever it signed", () => {
  expect(codesOf({ excludedFrom: "production" }, edge, before)).toEqual(["KEY_UNTRUSTED"]);
  expect(codesOf({ excludedFrom: "production", revoked }, after)).toEqual([
    "KEY_UNTRUSTED",
    "KEY_REVOKED",
  ]);
});
