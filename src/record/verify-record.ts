import { createHash } from "node:crypto";
import { preAuthenticationEncoding, type Wrappers, wrappersOf } from "./envelope.ts";
import { judgeStatement } from "./judge-statement.ts";
import { payloadType } from "./promotion-record.ts";
import { bytesOf, type Content } from "./read-content.ts";
import { readStatement } from "./read-statement.ts";
import { type ReadWrapper, readWrapper } from "./read-wrapper.ts";
import type { PublicKey } from "./signers/public-key.ts";
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

export type Trust = { readonly key: PublicKey; readonly now: Date };

/**
 * Verifies a record against what the caller expects and the one key the caller trusts. Takes every step
 * it can, in the order bytes, envelope, signature, type, statement, subjects, environment, repository,
 * policy, outcome, freshness, and lists each that failed. Accepts only what authorises the promotion.
 */
export function verifyRecord(
  files: RecordFiles,
  expected: Expectation,
  { key, now }: Trust,
): Verification {
  const wrapper = readWrapper(files.record);
  if ("code" in wrapper) return verificationOf([wrapper], undefined);
  const statement = readStatement(wrapper.payload);
  const refusals = [
    ...judgeSiblings(files.siblings, wrapper, key),
    ...judgeSignature(wrapper, key),
    ...("code" in statement
      ? [statement]
      : judgeStatement(statement, { manifest: files.manifest, expected, now })),
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
    payloadSha256: createHash("sha256").update(wrapper.payload).digest("hex"),
  });
}

/** A sibling that is there must be the same signature in its own form, byte for byte. */
function* judgeSiblings(
  siblings: RecordFiles["siblings"],
  { envelope }: ReadWrapper,
  key: PublicKey,
): Iterable<Refusal> {
  const expected = wrappersOf(envelope, key.hint);
  for (const form of ["bundle", "dsse"] as const) {
    const content = siblings[form];
    if (content === undefined || content.kind === "missing") continue;
    const bytes = bytesOf(content);
    if (typeof bytes === "string" || !Buffer.from(expected[form], "utf8").equals(bytes)) {
      yield {
        code: "MALFORMED",
        message: `The ${siblingWords[form]} beside the record does not hold the same payload, signature and key.`,
      };
    }
  }
}

const siblingWords = { bundle: "Sigstore bundle", dsse: "DSSE envelope" } as const;

function* judgeSignature(
  { payload, signature, hint }: ReadWrapper,
  key: PublicKey,
): Iterable<Refusal> {
  if (!key.verifies(preAuthenticationEncoding(payloadType, payload), signature)) {
    yield {
      code: "SIG_INVALID",
      message: "The signature over the record is not the trusted key's.",
    };
  }
  if (hint !== undefined && hint !== key.hint) {
    yield {
      code: "KEY_UNTRUSTED",
      message: `The record names another key than the trusted one, ${key.hint}.`,
    };
  }
}
