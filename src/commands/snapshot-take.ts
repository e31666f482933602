import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { commitFile } from "../git/commit-file.ts";
import { readBlob } from "../git/read-blob.ts";
import { type OpenedSnapshot, openSnapshot } from "./open-snapshot.ts";
import type { World } from "./world.ts";
import { assertHeaderOptions, type WantedHeader, writeSnapshot } from "./write-snapshot.ts";

export type SnapshotTakeRequest = WantedHeader & {
  readonly commit: boolean;
  readonly config?: string | undefined;
};

/** Takes the schema snapshot from the staging database, and commits that file alone when asked to. */
export async function snapshotTake(request: SnapshotTakeRequest, world: World): Promise<number> {
  assertHeaderOptions(request);
  const opened = await openSnapshot(world.host, world.directory, request.config);
  const model = await writeSnapshot(world, opened, request);
  if (model === undefined) return exitCodes.no;
  const { repository } = opened.release.candidate;
  const { output, host } = world;
  if (!request.commit) {
    output.message(`${await reviewOf(opened, world)}, then run \`promote snapshot verify\`.`);
    return exitCodes.yes;
  }
  const message = `docs: update schema snapshot iteration ${request.iteration}`;
  try {
    const commit = await commitFile(host, repository, opened.repositoryPath, message);
    output.message(
      commit === undefined
        ? "HEAD has it so already; there is nothing to commit."
        : `Committed as ${commit.slice(0, 12)}: ${message}`,
    );
    return exitCodes.yes;
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || thrown.code !== "git/failed") throw thrown;
    output.message(`${opened.path} is written and not committed. ${thrown.message}`);
    output.message(`→ ${thrown.remedy}`);
    return exitCodes.half;
  }
}

/** How it is looked over and committed; git shows no difference of a file that it does not have yet. */
async function reviewOf(
  { release, path, repositoryPath }: OpenedSnapshot,
  { host }: World,
): Promise<string> {
  const { repository, commit } = release.candidate;
  const committed = await readBlob(host, repository, commit, repositoryPath);
  return committed === undefined
    ? `Read it, commit it with \`git add -- ${path}\` and \`git commit\``
    : `Review it with \`git diff -- ${path}\`, commit it`;
}
