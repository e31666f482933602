import { exitCodes } from "../gate/result.ts";
import { readUnmergedFile, type UnmergedFile } from "../git/unmerged-file.ts";
import { hasConflictMarkers, sidesOfConflict } from "../postgres/merge-conflict.ts";
import { readSchema } from "../postgres/read-schema.ts";
import { type SchemaModel, subjectOf } from "../postgres/schema-model.ts";
import {
  compareIterations,
  type ReadHeader,
  readSnapshotHeader,
} from "../postgres/snapshot-header.ts";
import { Misuse } from "./load-config.ts";
import { type OpenedSnapshot, openSnapshot } from "./open-snapshot.ts";
import type { World } from "./world.ts";
import { assertHeaderOptions, type WantedHeader, writeSnapshot } from "./write-snapshot.ts";

export type SnapshotResolveRequest = {
  readonly iteration?: string | undefined;
  readonly title?: string | undefined;
  readonly config?: string | undefined;
};

/** Ends a merge conflict in the snapshot by taking it anew from the staging database. Returns the exit code. */
export async function snapshotResolve(
  request: SnapshotResolveRequest,
  world: World,
): Promise<number> {
  assertHeaderOptions(request);
  const { host, output, directory } = world;
  const opened = await openSnapshot(host, directory, request.config);
  const { path } = opened;
  const conflict = await conflictIn(world, opened);
  if (conflict === undefined) {
    output.document(`${path} has no merge conflict; nothing was done.`);
    return exitCodes.yes;
  }
  const model = await writeSnapshot(world, opened, headerFrom(request, conflict, path));
  if (model === undefined) return exitCodes.no;
  for (const { subject, side } of leftBehind(conflict, model)) {
    output.message(
      `· ${subject} is new in ${side} and not in the database. Run its migration on staging, then \`promote snapshot take\` again.`,
    );
  }
  output.message(
    `Review it with \`git diff HEAD -- ${path}\`, run \`git add ${path}\`, go on with the merge (\`git merge --continue\`, \`git rebase --continue\` or \`git commit\`), then run \`promote snapshot verify\`.`,
  );
  return exitCodes.yes;
}

/** What the index has of the sides, else what the markers in the file show. */
async function conflictIn(
  { host }: World,
  { file, repositoryPath, release }: OpenedSnapshot,
): Promise<UnmergedFile | undefined> {
  const unmerged = await readUnmergedFile(host, release.candidate.repository, repositoryPath);
  if (unmerged !== undefined) return unmerged;
  const text = await host.files.readText(file);
  if (text === undefined || !hasConflictMarkers(text)) return undefined;
  const [ours, theirs] = sidesOfConflict(text);
  return { base: undefined, ours, theirs };
}

/**
 * The header of the side with the later iteration; of the same iteration, with the changes of both. A title or an
 * iteration that is given makes another header, whose changes are told from HEAD's snapshot.
 */
function headerFrom(
  { iteration, title }: SnapshotResolveRequest,
  { ours, theirs }: UnmergedFile,
  path: string,
): WantedHeader {
  if (iteration !== undefined && title !== undefined) return { iteration, title };
  const kept = laterOf(readSnapshotHeader(ours ?? ""), readSnapshotHeader(theirs ?? ""));
  const wanted = { iteration: iteration ?? kept?.iteration, title: title ?? kept?.title };
  if (wanted.iteration === undefined || wanted.title === undefined) {
    throw new Misuse(
      `No side of ${path} has a header that names its iteration. Give --iteration and --title.`,
    );
  }
  const isOther = iteration !== undefined || title !== undefined;
  return {
    iteration: wanted.iteration,
    title: wanted.title,
    ...(isOther ? {} : { changes: kept?.changes }),
  };
}

type Kept = Pick<ReadHeader, "iteration" | "title" | "changes">;

function laterOf(ours: ReadHeader, theirs: ReadHeader): Kept | undefined {
  if (ours.iteration === undefined) return theirs.iteration === undefined ? undefined : theirs;
  if (theirs.iteration === undefined) return ours;
  const order = compareIterations(ours.iteration, theirs.iteration);
  if (order !== 0) return order > 0 ? ours : theirs;
  const changes = [...new Set([ours.changes, theirs.changes])].filter((one) => one !== undefined);
  return { ...ours, changes: changes.length === 0 ? undefined : changes.join("; ") };
}

type LeftBehind = { readonly subject: string; readonly side: string };

/** What a side brought that the database does not have: its migration has not run there. */
function leftBehind(
  { base, ours, theirs }: UnmergedFile,
  taken: SchemaModel,
): readonly LeftBehind[] {
  const before = readSchema(base ?? "").objects;
  const brought = (text: string | undefined, side: string) =>
    [...readSchema(text ?? "").objects.values()]
      .filter(
        ({ key, of }) =>
          !before.has(key) && !taken.objects.has(key) && (of === null || taken.objects.has(of)),
      )
      .map((object) => ({ subject: subjectOf(object), side }));
  return [...brought(ours, "ours"), ...brought(theirs, "theirs")];
}
