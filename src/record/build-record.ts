import { utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256Of } from "../data/sha256.ts";
import type { Candidate } from "../gate/candidate.ts";
import { type CheckResult, outcomeOf, type Reservation } from "../gate/result.ts";
import { appliedWaivers } from "./applied-waivers.ts";
import { canonicalJson, canonicalRecordJson } from "./canonical-json.ts";
import { cleaned, type TextCleaner, textCleaner } from "./clean-text.ts";
import { fitFindings } from "./fit-findings.ts";
import { maxDocumentBytes } from "./limits.ts";
import { manifestOf } from "./manifest.ts";
import { mergeEvidence } from "./merge-evidence.ts";
import {
  type Policy,
  type Predicate,
  type PromotionRecord,
  predicateType,
  type Source,
  statementType,
} from "./promotion-record.ts";
import { recordNameOf, recordSuffixes } from "./record-name.ts";
import { recordedCheckOf } from "./recorded-check.ts";

/** Everything a record says, before it is one. */
export type RecordRequest = {
  readonly candidate: Candidate;
  /** In run order, one for every registered check. */
  readonly results: readonly CheckResult[];
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  readonly reservations: readonly Reservation[];
  readonly policy: Omit<Policy, "requiredChecks">;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly validForMs: number;
  /** UUIDv7. */
  readonly recordId: string;
  readonly purpose: Predicate["purpose"];
  readonly verifier: Predicate["verifier"];
  readonly actor: Predicate["actor"];
  readonly invocation: Predicate["invocation"];
  /** Its place in the ledger; none when it goes into none. */
  readonly chain?: Predicate["chain"];
  /** Replaces what is secret. Every text from outside passes through it. */
  readonly redact: (text: string) => string;
  /** Names of the files in the record directory, so that the new record gets a name of its own. */
  readonly existing?: readonly string[];
};

/** A record ready to be signed, and the manifest that it names as its second subject. */
export type BuiltRecord = {
  readonly name: string;
  readonly record: PromotionRecord;
  /** The canonical JSON of the record: the bytes that are signed. */
  readonly statement: string;
  readonly manifest: { readonly name: string; readonly text: string };
  /** What each check saw, as the canonical JSON whose digest the record holds. */
  readonly facts: readonly { readonly check: string; readonly text: string }[];
};

/**
 * Derives the record of a run: the outcome from the statuses and reservations, the digests, the manifest.
 * Free text is redacted; ids, digests, times, statuses and environment names are not free text.
 */
export function buildRecord(request: RecordRequest): BuiltRecord {
  const clean = textCleaner(request.redact);
  const predicate = predicateOf(request, clean);
  const name = recordNameOf(predicate, request.existing ?? []);
  const manifest = {
    name: `${name}${recordSuffixes.manifest}`,
    text: canonicalRecordJson(manifestOf(predicate)),
  };
  const record: PromotionRecord = {
    _type: statementType,
    predicateType,
    subject: [
      { name: predicate.repository.uri, digest: { gitCommit: predicate.source.commit } },
      { name: manifest.name, digest: { sha256: sha256Of(manifest.text) } },
    ],
    predicate,
  };
  const statement = withinLimit(canonicalRecordJson(record));
  return { name, record, statement, manifest, facts: factsOf(request, clean) };
}

/** A record that no reader would accept is never signed. */
function withinLimit(statement: string): string {
  const bytes = utf8ToBytes(statement).length;
  if (bytes <= maxDocumentBytes) return statement;
  throw new Error(`the record would have ${bytes} bytes, and readers accept ${maxDocumentBytes}`);
}

function factsOf({ results }: RecordRequest, clean: TextCleaner): BuiltRecord["facts"] {
  return results.flatMap((result) =>
    "facts" in result
      ? [{ check: result.check, text: canonicalJson(cleaned(result.facts, clean)) }]
      : [],
  );
}

function predicateOf(request: RecordRequest, clean: TextCleaner): Predicate {
  const { candidate, results, reservations, policy, startedAt, finishedAt } = request;
  const waivers = appliedWaivers(results, clean);
  return {
    recordId: request.recordId,
    outcome: outcomeOf(
      results.map(({ status }) => status),
      reservations,
    ),
    purpose: request.purpose,
    repository: { uri: clean(candidate.repositoryUri) },
    environment: { from: candidate.from, to: candidate.to },
    source: sourceOf(candidate, clean),
    policy: {
      ...policy,
      uri: clean(policy.uri),
      ...(policy.changes === undefined
        ? {}
        : { changes: policy.changes.map(({ part, file }) => ({ part, file: clean(file) })) }),
      requiredChecks: requiredChecksOf(results),
    },
    verifier: request.verifier,
    startedAt,
    finishedAt,
    expiresAt: new Date(Date.parse(finishedAt) + request.validForMs).toISOString(),
    checks: fitFindings(
      results.map((result) => recordedCheckOf(result, titleOf(result, request.checks), clean)),
      waivers,
    ),
    reservations: reservations.map(({ code, message }) => ({ code, message: clean(message) })),
    ...cleaned(mergeEvidence(results), clean),
    actor: { ...request.actor, id: clean(request.actor.id) },
    waivers,
    invocation: cleaned(request.invocation, clean),
    chain: request.chain ?? null,
  };
}

/** A check is required unless the configuration switches it off. */
function requiredChecksOf(results: readonly CheckResult[]): readonly string[] {
  return results.filter(({ status }) => status !== "not-configured").map(({ check }) => check);
}

function titleOf({ check }: CheckResult, checks: RecordRequest["checks"]): string {
  const title = checks.find(({ id }) => id === check)?.title;
  if (title === undefined) throw new Error(`${check} has a result and is not registered`);
  return title;
}

function sourceOf(candidate: Candidate, clean: TextCleaner): Source {
  const { commit, tree, ref, previousRelease } = candidate;
  return {
    commit,
    tree,
    ref: ref === null ? null : clean(ref),
    previousRelease:
      previousRelease.kind === "tag"
        ? {
            tag: clean(previousRelease.tag),
            ...(previousRelease.tagObject === null ? {} : { tagObject: previousRelease.tagObject }),
            commit: previousRelease.commit,
          }
        : null,
    firstRelease: previousRelease.kind === "none",
  };
}
