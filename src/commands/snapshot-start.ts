import { counted } from "../data/counted.ts";
import { exitCodes } from "../gate/result.ts";
import {
  filesChangedSince,
  type LastChange,
  lastChangeOf,
  uncommittedFilesIn,
} from "../git/file-history.ts";
import { readBlob } from "../git/read-blob.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import type { Host } from "../host/host.ts";
import { readSchema, schemaDigestOf } from "../postgres/read-schema.ts";
import {
  type ReadHeader,
  readSnapshotHeader,
  statedDigestOf,
} from "../postgres/snapshot-header.ts";
import { compareDigest, digestWordsOf } from "../postgres/stated-digest.ts";
import { takeCommand } from "../postgres/take-command.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import { type OpenedSnapshot, openSnapshot } from "./open-snapshot.ts";
import type { World } from "./world.ts";
import { assertHeaderOptions } from "./write-snapshot.ts";

export type SnapshotStartRequest = {
  readonly iteration: string;
  readonly config?: string | undefined;
};

/** What an iteration starts from, as `.promote/baselines/<iteration>.json` keeps it. */
type Baseline = {
  readonly schemaVersion: 1;
  readonly iteration: string;
  readonly startedAt: string;
  /** HEAD when the iteration started. */
  readonly commit: string;
  readonly snapshot: {
    readonly path: string;
    /** Iteration and title of its header, and its date; null where the header does not have them. */
    readonly version: string | null;
    readonly date: string | null;
    /** The commit that last changed it, and when that was made. */
    readonly commit: string;
    readonly committedAt: string;
    readonly digest: string;
    readonly objects: number;
  };
  /** Newer in git than the snapshot, or not committed at all; from the top of the repository. */
  readonly pendingMigrations: readonly string[];
};

type Reviewed = { readonly baseline: Baseline; readonly header: ReadHeader };

/** Reviews the committed snapshot and records what the iteration starts from. Returns the exit code. */
export async function snapshotStart(
  { iteration, config }: SnapshotStartRequest,
  { host, output, directory }: World,
): Promise<number> {
  assertHeaderOptions({ iteration });
  const opened = await openSnapshot(host, directory, config);
  const reviewed = await review(host, opened, iteration);
  const { path } = opened;
  if (reviewed === undefined) {
    output.document(`✖ ${path} is not in HEAD.\n  → Run \`${takeCommand} --commit\`.`);
    return exitCodes.no;
  }
  output.document(host.secrets.redact(reviewText(reviewed, host.clock.now())));
  const { project } = opened.release.candidate;
  const file = `${promoteFolder}/baselines/${iteration}.json`;
  await keepOutOfGit(host, project, file);
  if ((await host.files.status(`${project}/${file}`)) !== undefined) {
    output.document(`${file} is there already and stays as it is; remove it to record another.`);
    return exitCodes.yes;
  }
  const text = `${JSON.stringify(reviewed.baseline, null, 2)}\n`;
  await host.files.writeAtomic(`${project}/${file}`, text);
  output.document(`The baseline is written to ${file}.`);
  return exitCodes.yes;
}

async function review(
  host: Host,
  opened: OpenedSnapshot,
  iteration: string,
): Promise<Reviewed | undefined> {
  const { path, repositoryPath, release } = opened;
  const { repository, commit } = release.candidate;
  const blob = await readBlob(host, repository, commit, repositoryPath);
  const change = await lastChangeOf(host, repository, commit, repositoryPath);
  if (blob === undefined || change === undefined) return undefined;
  const header = readSnapshotHeader(blob.text);
  const model = readSchema(blob.text);
  const { iteration: last, title, generated } = header;
  const baseline: Baseline = {
    schemaVersion: 1,
    iteration,
    startedAt: host.clock.now().toISOString(),
    commit,
    snapshot: {
      path,
      version: last === undefined ? null : `Iteration ${last}: ${title}`,
      date: generated ?? null,
      commit: change.commit,
      committedAt: change.at,
      digest: digestWordsOf(schemaDigestOf(model)),
      objects: model.objects.size,
    },
    pendingMigrations: await pendingMigrations(host, opened, change),
  };
  return { baseline, header };
}

async function pendingMigrations(
  host: Host,
  { release: { candidate }, settings }: OpenedSnapshot,
  since: LastChange,
): Promise<readonly string[]> {
  const { repository, commit } = candidate;
  const folder = repositoryPathOf(candidate, settings.migrations);
  const newer = await filesChangedSince(host, repository, since.commit, commit, folder);
  const uncommitted = await uncommittedFilesIn(host, repository, folder);
  return [...new Set([...newer, ...uncommitted])].sort();
}

function reviewText({ baseline, header }: Reviewed, now: Date): string {
  const { iteration, snapshot, pendingMigrations: pending } = baseline;
  const { path, version, date, commit, committedAt, digest, objects } = snapshot;
  const stated = statedDigestOf(header)?.digest;
  const compared =
    stated === undefined ? "same" : compareDigest(stated, digest.replace(/^.*:/, ""));
  return [
    `Iteration ${iteration} starts from ${path}.`,
    `  version  ${version ?? "unknown"}`,
    `  date     ${date ?? "unknown"}${ageWords(date ?? committedAt, now)}`,
    `  commit   ${commit.slice(0, 12)} of ${committedAt}`,
    `  objects  ${objects}`,
    `  digest   ${digest}${stated === undefined ? " (the header states none)" : ""}`,
    `  pending  ${pending.length === 0 ? "no migration is newer than the snapshot" : pending.join("\n           ")}`,
    ...header.problems.map(
      ({ message, line }) => `· ${path}${line === null ? "" : `:${line}`} ${message}.`,
    ),
    ...(compared === "different"
      ? [`· The header of ${path} states another digest: it was edited since.`]
      : []),
    ...(compared === "incomparable"
      ? [`· The header of ${path} states a digest of another version than this promote's.`]
      : []),
    ...(pending.length === 0 ? [] : [`→ Run them on staging, then \`${takeCommand}\`.`]),
  ].join("\n");
}

function ageWords(date: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(date)) / 86_400_000);
  if (Number.isNaN(days) || days < 0) return "";
  return days === 0 ? ", today" : `, ${counted(days, "day")} ago`;
}
