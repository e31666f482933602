import { faultReportOf, GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { mergeBaseOf } from "../git/merge-base.ts";
import { readBlob } from "../git/read-blob.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import { commitNamed } from "../git/resolve-revision.ts";
import { readSchema } from "../postgres/read-schema.ts";
import type { ReviewFacts } from "../postgres/review/facts.ts";
import { listChanges } from "../postgres/review/list-changes.ts";
import { reviewSnapshot } from "../postgres/review/review-snapshot.ts";
import {
  snapshotReviewMarkdown,
  undecidedReviewMarkdown,
} from "../report/snapshot-review-markdown.ts";
import type { DecidedReview, SnapshotReviewOutput } from "../report/snapshot-review-output.ts";
import { snapshotReviewText } from "../report/snapshot-review-text.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import { readMigrations } from "./read-migrations.ts";
import { redactedTexts } from "./redacted-texts.ts";
import { migrationsFolderOf, snapshotPathOf } from "./snapshot-path.ts";
import type { World } from "./world.ts";

export type SnapshotReviewRequest = {
  /** The branch, tag or commit that the change is to go into. */
  readonly base: string;
  readonly format: "text" | "json" | "markdown";
  /** Folder of the migrations, in the project; where none is given, the one that the configuration names. */
  readonly migrations?: string | undefined;
  /** Fingerprints of findings that no longer block. */
  readonly accept: readonly string[];
  readonly config?: string | undefined;
  /** The branch, tag or commit whose configuration is followed in place of HEAD's. */
  readonly policyRef?: string | undefined;
};

/**
 * Reviews what HEAD changes in the committed snapshot since it left the base. Exit code 0 when nothing blocks, 1 when
 * something does, 2 when it cannot be told; in JSON and markdown the reason for that is a document too.
 */
export async function snapshotReview(
  request: SnapshotReviewRequest,
  world: World,
): Promise<number> {
  assertRequest(request);
  const print = (text: string) => world.output.document(world.host.secrets.redact(text));
  try {
    const review = await decide(request, world);
    print(documentOf(redactedTexts(review, world.host), request.format, world.terminal?.width));
    return review.verdict === "clear" ? exitCodes.yes : exitCodes.no;
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || request.format === "text") throw thrown;
    const fault = redactedTexts(faultReportOf(thrown), world.host);
    const undecided: SnapshotReviewOutput = { schemaVersion: 1, verdict: "undecided", fault };
    print(request.format === "json" ? jsonText(undecided) : undecidedReviewMarkdown(fault));
    return exitCodes.unknown;
  }
}

function assertRequest({ base, accept, migrations }: SnapshotReviewRequest): void {
  if (base === "") throw new Misuse("--base takes a branch, tag or commit, such as origin/main.");
  if (migrations === "") throw new Misuse("--migrations takes a folder of the project.");
  const wrong = accept.find((one) => !/^[0-9a-f]{16}$/.test(one));
  if (wrong !== undefined) {
    throw new Misuse(
      `--accept is "${wrong}"; expected the fingerprint of a finding, 16 hex digits.`,
    );
  }
}

async function decide(
  request: SnapshotReviewRequest,
  { host, directory }: World,
): Promise<DecidedReview> {
  const { config, policyRef } = request;
  const { release } = await openRelease(host, directory, { config, policyRef });
  const { repository, commit } = release.candidate;
  const path = repositoryPathOf(release.candidate, snapshotPathOf(release.config));
  const base = await mergeBaseOf(host, repository, request.base, commit);
  const head = await commitNamed(host, repository, commit);
  const [old, now] = await Promise.all([
    readBlob(host, repository, base, path),
    readBlob(host, repository, head, path),
  ]);
  if (now === undefined) {
    throw new GateFault("git/file-not-in-commit", { path, commit: head.slice(0, 12) });
  }
  const before = old === undefined ? null : readSchema(old.text);
  const after = readSchema(now.text);
  const facts: ReviewFacts = {
    path,
    before,
    after,
    changes: listChanges(before ?? readSchema(""), after),
    migrations: await readMigrations(host, {
      repository,
      folder: repositoryPathOf(
        release.candidate,
        request.migrations ?? migrationsFolderOf(release.config),
      ),
      snapshot: path,
      base,
      head,
    }),
  };
  return reviewOf(facts, request, { base, head });
}

function reviewOf(
  facts: ReviewFacts,
  { base: name, accept }: SnapshotReviewRequest,
  { base, head }: { readonly base: string; readonly head: string },
): DecidedReview {
  const { path, before, after, changes, migrations } = facts;
  const review = reviewSnapshot(facts);
  const judged = <Finding extends { readonly fingerprint: string }>(finding: Finding) => ({
    ...finding,
    accepted: accept.includes(finding.fingerprint),
  });
  const [findings, hazards] = [review.findings.map(judged), review.hazards.map(judged)];
  const blocks = [...findings, ...hazards].some(
    ({ severity, accepted }) => severity === "blocking" && !accepted,
  );
  const pathsOf = (files: typeof migrations.files) => files.map((file) => file.path);
  return {
    schemaVersion: 1,
    verdict: blocks ? "blocked" : "clear",
    base: { name, commit: base, serverVersion: before?.serverVersion ?? null },
    head: { commit: head, serverVersion: after.serverVersion },
    snapshot: path,
    isNew: before === null,
    changes: changes.map(({ how, subject, line, diff }) => ({ how, subject, line, diff })),
    foreignKeysWithoutIndex: {
      new: findings.filter(({ rule }) => rule.endsWith("/foreign-key-without-index")).length,
      old: review.oldForeignKeysWithoutIndex,
    },
    hazards,
    findings,
    migrations: {
      folder: migrations.folder,
      exists: migrations.exists,
      reviewed: pathsOf(migrations.files.filter(({ isReviewed }) => isReviewed)),
      sinceSnapshot: pathsOf(migrations.files),
    },
  };
}

function documentOf(
  review: DecidedReview,
  format: SnapshotReviewRequest["format"],
  width: number | undefined,
): string {
  if (format === "json") return jsonText(review);
  return format === "markdown" ? snapshotReviewMarkdown(review) : snapshotReviewText(review, width);
}

function jsonText(output: SnapshotReviewOutput): string {
  return `${JSON.stringify(output, null, 2)}\n`;
}
