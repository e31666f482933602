import { filesInFolder, lastChangeOf, textOfObject } from "../git/files-in-folder.ts";
import type { Host } from "../host/host.ts";
import type { ReviewFacts } from "../postgres/review/facts.ts";

type Range = {
  readonly repository: string;
  /** Folder and snapshot from the top of the repository. */
  readonly folder: string;
  readonly snapshot: string;
  /** Commits. */
  readonly base: string;
  readonly head: string;
};

/**
 * The migrations that came or changed up to `head` since the snapshot was last taken before the reviewed change: a
 * team that takes it once an iteration merges migrations first and the snapshot later.
 */
export async function readMigrations(
  host: Pick<Host, "processes">,
  { repository, folder, snapshot, base, head }: Range,
): Promise<ReviewFacts["migrations"]> {
  const filesAt = (commit: string) => filesInFolder(host, repository, commit, folder);
  const taken = await lastChangeOf(host, repository, base, snapshot);
  const [now, atBase, atTaken] = await Promise.all([
    filesAt(head),
    filesAt(base),
    taken === undefined ? new Map<string, string>() : filesAt(taken),
  ]);
  const files = [];
  for (const [path, oid] of now) {
    const isReviewed = atBase.get(path) !== oid;
    if (!isReviewed && atTaken.get(path) === oid) continue;
    files.push({ path, text: await textOfObject(host, repository, oid), isReviewed });
  }
  return { folder, exists: now.size > 0, files };
}
