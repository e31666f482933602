import { createHash } from "node:crypto";
import { type Wrappers, wrappersOf } from "./envelope.ts";
import { judgeStatement } from "./judge-statement.ts";
import { judgeProof } from "./proofs/judge-proof.ts";
import { bytesOf, type Content } from "./read-content.ts";
import { readStatement } from "./read-statement.ts";
import { readWrapper } from "./read-wrapper.ts";
import type { KeylessProof, KeyProof, Proof } from "./signed-statement.ts";
import type { Trust, TrustedSigner } from "./trust.ts";
import {
  type Expectation,
  type Refusal,
  type Verification,
  verificationOf,
} from "./verification.ts";

/** The files of a record. `record` is the one the caller named, in either form. */
export type RecordFiles = {
  readonly record: Content;
  /** The record's other files, by what their names say they are; "missing" is no objection here. */
  readonly siblings: { readonly [Form in keyof Wrappers]?: Content | undefined };
  readonly manifest: Content;
};

/**
 * Verifies a record against what the caller expects and whom the caller trusts. Takes every step
 * it can, in the order bytes, envelope, signature, type, statement, subjects, environment, repository,
 * policy, outcome, freshness, and lists each that failed. Accepts only what authorises the promotion.
 */
export function verifyRecord(
  files: RecordFiles,
  expected: Expectation,
  trust: Trust,
): Verification {
  const signed = readWrapper(files.record);
  if ("code" in signed) return verificationOf([signed], undefined);
  const statement = readStatement(signed.payload);
  const { signer, refusals: untrusted } = judgeProof(signed, trust);
  const refusals = [
    ...judgeSiblings(files.siblings, signed.proof, hintOf(signed.proof, signer)),
    ...untrusted,
    ...("code" in statement
      ? [statement]
      : judgeStatement(statement, { manifest: files.manifest, expected, now: trust.now })),
  ];
  if ("code" in statement) return verificationOf(refusals, undefined);
  const { predicate } = statement;
  return verificationOf(refusals, {
    recordId: predicate.recordId,
    outcome: predicate.outcome,
    commit: predicate.source.commit,
    repository: predicate.repository.uri,
    environment: predicate.environment,
    policyDigest: predicate.policy.digest,
    finishedAt: predicate.finishedAt,
    expiresAt: predicate.expiresAt,
    actor: predicate.actor,
    checks: predicate.checks.map(({ id, status }) => ({ id, status })),
    payloadSha256: createHash("sha256").update(signed.payload).digest("hex"),
  });
}

/** A sibling that is there must be the same signature in its own form, byte for byte. */
function* judgeSiblings(
  siblings: RecordFiles["siblings"],
  proof: Proof,
  hint: string | undefined,
): Iterable<Refusal> {
  if (proof.kind === "ssh") return;
  for (const form of ["bundle", "dsse"] as const) {
    const content = siblings[form];
    if (content === undefined || content.kind === "missing") continue;
    const expected = expectedSibling(form, proof, hint);
    if (expected === undefined) continue;
    const bytes = bytesOf(content);
    if (typeof bytes === "string" || !Buffer.from(expected, "utf8").equals(bytes)) {
      yield {
        code: "MALFORMED",
        message: `The ${siblingWords[form]} beside the record does not hold the same payload, signature and key.`,
      };
    }
  }
}

/** The one text a sibling may have; undefined when nothing tells. A certificate is in the bundle alone. */
function expectedSibling(
  form: keyof Wrappers,
  proof: KeyProof | KeylessProof,
  hint: string | undefined,
): string | undefined {
  if (proof.kind === "keyless")
    return form === "dsse" ? wrappersOf(proof.envelope, "").dsse : undefined;
  return hint === undefined ? undefined : wrappersOf(proof.envelope, hint)[form];
}

/** The key that both files name: that of the signer, else the one that the record names. */
function hintOf(proof: Proof, signer: TrustedSigner | undefined): string | undefined {
  if (signer?.kind === "key") return signer.key.hint;
  return proof.kind === "key" ? proof.hint : undefined;
}

const siblingWords = { bundle: "Sigstore bundle", dsse: "DSSE envelope" } as const;
