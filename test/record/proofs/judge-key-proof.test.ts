import { expect, it } from "vitest";
import { preAuthenticationEncoding } from "../../../src/record/envelope.ts";
import { payloadType } from "../../../src/record/promotion-record.ts";
import { judgeKeyProof } from "../../../src/record/proofs/judge-key-proof.ts";
import { createKey } from "../../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import type { Trust } from "../../../src/record/trust.ts";

const [ada, grace, mallory] = ["ada", "grace", "mallory"].map((name) => {
  const { publicKey, sign } = pemKeySigner(createKey().privateKey, name);
  return { name, key: publicKey, sign };
}) as [Pair, Pair, Pair];
type Pair = { name: string; key: ReturnType<typeof pemKeySigner>["publicKey"]; sign: Sign };
type Sign = ReturnType<typeof pemKeySigner>["sign"];

const payload = Buffer.from("{}");
const message = preAuthenticationEncoding(payloadType, payload);
const both = [ada, grace];

/** Whose signature it comes to, and what is against it. */
async function judged(by: Pair, named: Pair | undefined, trusted: readonly Pair[] = both) {
  const signers = trusted.map(({ name, key }) => ({ kind: "key", name, key }) as const);
  const trust: Trust = { signers, threshold: { signers: 1, people: 1 }, now: new Date() };
  const signature = await by.sign(message);
  const form = named === undefined ? "dsse" : "bundle";
  const envelope = { payload: "", payloadType, signatures: [{ sig: "" }] } as const;
  const { signer, refusals } = judgeKeyProof(
    payload,
    { kind: "key", form, envelope, signature, hint: named?.key.hint, timestamps: [] },
    trust,
  );
  return [signer?.name, ...refusals.map(({ code }) => code)];
}

it.each([
  ["one of them", ada, ada, both, ["ada"]],
  ["the other", grace, grace, both, ["grace"]],
  ["one, in an envelope that names no key", grace, undefined, both, ["grace"]],
  ["one, and names the other", ada, grace, both, ["ada", "KEY_UNTRUSTED"]],
  ["one, and names a stranger", ada, mallory, both, ["ada", "KEY_UNTRUSTED"]],
  ["a stranger, and names one", mallory, grace, both, [undefined, "SIG_INVALID"]],
  ["a stranger", mallory, mallory, both, [undefined, "SIG_INVALID", "KEY_UNTRUSTED"]],
  ["one, where only the other is trusted", ada, undefined, [grace], [undefined, "SIG_INVALID"]],
  ["one, where nobody is trusted", ada, ada, [], [undefined, "KEY_UNTRUSTED"]],
] as const)(
  "where two keys are trusted, a record signed by %s",
  async (_, by, named, trusted, expected) => {
    expect(await judged(by, named, trusted)).toEqual(expected);
  },
);

const at = new Date("2026-11-21T01:15:00Z");

it.each([
  ["nobody judges", undefined, [], undefined],
  ["it proves a time", { kind: "proven", at }, [], at],
  ["nobody trusts its authority", { kind: "untrusted" }, [], "untrusted"],
  ["it is of something else", { kind: "invalid", reason: "is not" }, ["SIG_INVALID"], undefined],
] as const)("a record with a timestamp, where %s", async (_, verdict, codes, signedAt) => {
  const signature = await ada.sign(message);
  const envelope = { payload: "", payloadType, signatures: [{ sig: "" }] } as const;
  const judged = judgeKeyProof(
    payload,
    { kind: "key", form: "bundle", envelope, signature, hint: ada.key.hint, timestamps: [message] },
    {
      signers: [{ kind: "key", name: "ada", key: ada.key }],
      threshold: { signers: 1, people: 1 },
      now: new Date(),
      timestamps: verdict === undefined ? undefined : () => verdict,
    },
  );
  expect(judged.refusals.map(({ code }) => code)).toEqual(codes);
  expect(judged.signedAt).toEqual(signedAt);
});
