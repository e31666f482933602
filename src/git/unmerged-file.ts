import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** A file as the sides of a merge that is under way have it; undefined where a side does not have it. */
export type UnmergedFile = {
  readonly base: string | undefined;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
};

/** The sides of a file that git's index holds as unmerged; undefined when it does not. */
export async function readUnmergedFile(
  host: Pick<Host, "processes">,
  repository: string,
  path: string,
): Promise<UnmergedFile | undefined> {
  const list = ["--literal-pathspecs", "ls-files", "--unmerged", "-z", "--", path];
  const { stdout } = await git(host, repository, list);
  const objects = new Map<string, string>();
  for (const entry of stdout.split("\0")) {
    const [, id, stage] = /^\d+ ([0-9a-f]+) ([123])\t/.exec(entry) ?? [];
    if (id !== undefined && stage !== undefined) objects.set(stage, id);
  }
  if (objects.size === 0) return undefined;
  const textOf = async (stage: string) => {
    const id = objects.get(stage);
    return id === undefined
      ? undefined
      : (await git(host, repository, ["cat-file", "blob", id])).stdout;
  };
  const [base, ours, theirs] = await Promise.all(["1", "2", "3"].map(textOf));
  return { base, ours, theirs };
}
