import { createHash } from "node:crypto";
import { digestPattern } from "./formats.ts";
import { judgeOutcome } from "./judge-outcome.ts";
import { bytesOf, type Content } from "./read-content.ts";
import type { ReadPredicate, ReadStatement } from "./statement-schema.ts";
import type { Expectation, ReasonCode, Refusal } from "./verification.ts";

type Context = {
  readonly manifest: Content;
  readonly expected: Expectation;
  readonly now: Date;
};

/** Clocks of the machine that wrote and the one that verifies may differ by this much. */
const clockToleranceMs = 300_000;

/** Every way in which a well-formed statement is not what the caller expects. */
export function* judgeStatement(
  { subject: [commit, manifest], predicate }: ReadStatement,
  { manifest: content, expected, now }: Context,
): Iterable<Refusal> {
  yield* judgeCommit(commit.digest.gitCommit, predicate, expected.commit);
  yield* judgeManifest(manifest.digest.sha256, content);
  yield* judgeEnvironment(predicate, expected.environment);
  yield* judgeRepository(commit.name, predicate, expected.repository);
  yield* judgePolicy(predicate, expected.policyDigest);
  for (const message of judgeOutcome(predicate, expected.requiredChecks))
    yield refusal("OUTCOME", message);
  yield* judgeFreshness(predicate, now);
}

function* judgeCommit(
  subject: string,
  { source }: ReadPredicate,
  expected: string,
): Iterable<Refusal> {
  if (subject !== source.commit) {
    yield refusal("SUBJECT_COMMIT", "The record's subject and its source name different commits.");
  }
  if (subject !== expected) {
    yield refusal("SUBJECT_COMMIT", `The record is for commit ${subject}, not for ${expected}.`);
  }
}

function* judgeManifest(digest: string, content: Content): Iterable<Refusal> {
  const bytes = bytesOf(content);
  if (typeof bytes === "string") {
    yield refusal("SUBJECT_MANIFEST", `The manifest beside the record ${bytes}.`);
  } else if (createHash("sha256").update(bytes).digest("hex") !== digest) {
    yield refusal("SUBJECT_MANIFEST", "The manifest beside the record is not the one it names.");
  }
}

function* judgeEnvironment({ environment }: ReadPredicate, expected: string): Iterable<Refusal> {
  if (environment.to !== expected) {
    yield refusal(
      "ENVIRONMENT",
      `The record is for a promotion to ${environment.to}, not to ${expected}.`,
    );
  }
}

function* judgeRepository(
  subject: string,
  { repository }: ReadPredicate,
  expected: string | undefined,
): Iterable<Refusal> {
  if (subject !== repository.uri) {
    yield refusal(
      "REPOSITORY",
      "The record's subject and its predicate name different repositories.",
    );
  }
  if (expected !== undefined && repository.uri !== expected) {
    yield refusal("REPOSITORY", `The record is of ${repository.uri}, not of ${expected}.`);
  }
}

function* judgePolicy({ policy }: ReadPredicate, expected: string | undefined): Iterable<Refusal> {
  if (!digestPattern.test(policy.digest)) {
    yield refusal(
      "POLICY_DIGEST",
      "The record does not name its configuration by a SHA-256 digest.",
    );
  } else if (expected !== undefined && policy.digest !== expected) {
    yield refusal(
      "POLICY_DIGEST",
      `The record was made under the configuration ${policy.digest}, not ${expected}.`,
    );
  }
}

/** By the verifier's clock; the record's own times are its word. */
function* judgeFreshness(
  { startedAt, finishedAt, expiresAt }: ReadPredicate,
  now: Date,
): Iterable<Refusal> {
  const [end, expiry] = [Date.parse(finishedAt), Date.parse(expiresAt)];
  if (Date.parse(startedAt) > end || end >= expiry) {
    yield refusal("STALE", "The record's times are out of order.");
  }
  if (end - now.getTime() > clockToleranceMs) {
    yield refusal("STALE", `The record says it was made at ${finishedAt}, which is yet to come.`);
  }
  if (now.getTime() >= expiry) yield refusal("STALE", `The record expired at ${expiresAt}.`);
}

function refusal(code: ReasonCode, message: string): Refusal {
  return { code, message };
}
