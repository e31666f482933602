import { digestOf } from "./canonical-json.ts";
import type { Predicate } from "./promotion-record.ts";

/** The record's identity in a few lines: a file that verifiers of blobs can be pointed at. */
export type Manifest = {
  readonly recordId: string;
  readonly repository: string;
  readonly commit: string;
  readonly tree: string;
  readonly environment: { readonly from: string; readonly to: string };
  readonly policyDigest: string;
  /** `sha256:` + hex of the canonical JSON of each piece of evidence in the record. */
  readonly evidence: { readonly [name: string]: string };
  /** `sha256:` + hex of the canonical JSON of the facts of each check that came to a decision. */
  readonly facts: { readonly [check: string]: string };
  readonly expiresAt: string;
};

/** The manifest that belongs to a record. */
export function manifestOf(predicate: Predicate): Manifest {
  const { recordId, repository, source, environment, policy, evidence, checks, expiresAt } =
    predicate;
  return {
    recordId,
    repository: repository.uri,
    commit: source.commit,
    tree: source.tree,
    environment,
    policyDigest: policy.digest,
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([name, value]) => [name, digestOf(value)]),
    ),
    facts: Object.fromEntries(
      checks.flatMap(({ id, factsDigest }) =>
        factsDigest === undefined ? [] : [[id, factsDigest]],
      ),
    ),
    expiresAt,
  };
}
