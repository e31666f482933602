import { createHash } from "node:crypto";
import { type Wrappers, wrappersOf } from "./envelope.ts";
import { type Cosignature, judgeSigning, judgeThreshold } from "./judge-signing.ts";
import { judgeStatement } from "./judge-statement.ts";
import { judgeActor } from "./proofs/judge-actor.ts";
import { judgeProof, type ProofVerdict } from "./proofs/judge-proof.ts";
import { bytesOf, type Content } from "./read-content.ts";
import { readStatement } from "./read-statement.ts";
import { readWrapper } from "./read-wrapper.ts";
import type { KeylessProof, KeyProof, Proof, SignedStatement } from "./signed-statement.ts";
import { readSshRecord, type SshRecordFiles } from "./ssh/read-ssh-record.ts";
import type { ReadStatement } from "./statement-schema.ts";
import type { Trust, TrustedSigner } from "./trust.ts";
import {
  type Expectation,
  type Refusal,
  type Verification,
  type VerifiedRecord,
  verificationOf,
} from "./verification.ts";

/** The files of a record. `record` is the one the caller named, in either form. */
export type RecordFiles = {
  readonly record: Content;
  /** The record's other files, by what their names say they are; "missing" is no objection here. */
  readonly siblings: { readonly [Form in keyof Wrappers]?: Content | undefined };
  readonly manifest: Content;
  /** Both files of a record signed with an SSH key, when the caller named one of them. */
  readonly ssh?: SshRecordFiles | undefined;
  /** What others signed of the same bytes. */
  readonly cosignatures?: readonly Cosignature[] | undefined;
};

/** The signed bytes of a record in whichever form it was named, or why there are none. */
export function signedStatementOf({ record, ssh }: RecordFiles): SignedStatement | Refusal {
  return ssh === undefined ? readWrapper(record) : readSshRecord(ssh);
}

/**
 * Verifies a record against what the caller expects and whom the caller trusts. Takes every step
 * it can, in the order bytes, envelope, signature, window and revocation, threshold, type, statement, subjects,
 * environment, repository, policy, outcome, freshness, and lists each that failed. Accepts only what authorises the
 * promotion. What keeps a co-signature from counting is told with it, and is no refusal of the record.
 */
export function verifyRecord(
  files: RecordFiles,
  expected: Expectation,
  trust: Trust,
): Verification {
  const signed = signedStatementOf(files);
  if ("code" in signed) return verificationOf([signed], undefined);
  const statement = readStatement(signed.payload);
  const verdict = judgeProof(signed, trust);
  const { signer, refusals: untrusted } = verdict;
  const signing = judgeSigning(signed.payload, verdict, files.cosignatures ?? [], trust);
  const refusals = [
    ...judgeSiblings(files.siblings, signed.proof, hintOf(signed.proof, signer)),
    ...(signer === undefined && untrusted.length === 0 ? [nobody] : untrusted),
    ...("code" in statement ? [] : judgeActor(statement.predicate, signed.proof, signer)),
    ...judgeThreshold(signing),
    ...("code" in statement
      ? [statement]
      : judgeStatement(statement, { manifest: files.manifest, expected, now: trust.now })),
  ];
  if ("code" in statement) return verificationOf(refusals, undefined, signing);
  return verificationOf(refusals, verifiedRecordOf(statement, signed.payload, verdict), signing);
}

/** No signer and nothing against the signature is no proof. */
const nobody: Refusal = { code: "KEY_UNTRUSTED", message: "Nobody is proven to have signed it." };

function verifiedRecordOf(
  { predicate }: ReadStatement,
  payload: Uint8Array,
  { signedAt }: ProofVerdict,
): VerifiedRecord {
  return {
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
    ...(signedAt === undefined
      ? {}
      : { signedAt: signedAt === "untrusted" ? signedAt : signedAt.toISOString() }),
    ...(predicate.verifier.distDigest === undefined
      ? {}
      : { distDigest: predicate.verifier.distDigest }),
    payloadSha256: createHash("sha256").update(payload).digest("hex"),
  };
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
    const expected = expectedSibling(form, content, proof, hint);
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

/** The timestamps of a bundle beside the envelope that was named, which has none. */
function timestampsOf(content: Content): readonly Uint8Array[] {
  const beside = readWrapper(content);
  return "proof" in beside && beside.proof.kind === "key" ? beside.proof.timestamps : [];
}

/** The one text a sibling may have; undefined when nothing tells. A certificate is in the bundle alone. */
function expectedSibling(
  form: keyof Wrappers,
  content: Content,
  proof: KeyProof | KeylessProof,
  hint: string | undefined,
): string | undefined {
  if (proof.kind === "keyless")
    return form === "dsse" ? wrappersOf(proof.envelope, "").dsse : undefined;
  const timestamps = form === proof.form ? proof.timestamps : timestampsOf(content);
  return hint === undefined ? undefined : wrappersOf(proof.envelope, hint, timestamps)[form];
}

/** The key that both files name: that of the signer, else the one that the record names. */
function hintOf(proof: Proof, signer: TrustedSigner | undefined): string | undefined {
  if (signer?.kind === "key") return signer.key.hint;
  return proof.kind === "key" ? proof.hint : undefined;
}

const siblingWords = { bundle: "Sigstore bundle", dsse: "DSSE envelope" } as const;
