import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { linkDependencies } from "./link-dependencies.ts";

/**
 * A copy of the candidate's commit in a temporary folder (a detached git worktree), with the named
 * untracked folders (dependencies) linked in, those of the project and of every folder above it in the
 * repository: a workspace keeps its packages at the top. Gives `work` the project folder of the
 * copy and removes all of it afterwards. The user's tree is not touched.
 */
export async function inCleanCopy<T>(
  host: Pick<Host, "files" | "processes">,
  { repository, prefix, commit }: Candidate,
  linked: readonly string[],
  work: (copy: string) => Promise<T>,
): Promise<T> {
  const parent = await host.files.makeTemporaryDirectory("copy");
  const top = `${parent}/tree`;
  try {
    await git(host, repository, ["worktree", "add", "--detach", "--force", top, commit]);
    const copy = prefix === "" ? top : `${top}/${prefix}`;
    for (const folder of linked) {
      for (const level of levelsOf(prefix))
        await linkDependencies(host, `${repository}${level}/${folder}`, `${top}${level}/${folder}`);
    }
    return await work(copy);
  } finally {
    await removeWorktree(host, top);
    await host.files.remove(parent);
  }
}

/**
 * Takes what git keeps about the worktree out of the repository. Not by `git worktree prune`, which no longer
 * runs once the run is interrupted, and would also take out worktrees of others that are away at the time.
 */
async function removeWorktree({ files }: Pick<Host, "files">, top: string): Promise<void> {
  const link = (await files.readText(`${top}/.git`)) ?? "";
  const [, directory] = /^gitdir: (.*\/worktrees\/[^/\n]+)\n?$/.exec(link) ?? [];
  if (directory !== undefined) await files.remove(directory);
}

/** The folders from the top of the repository down to the project, as suffixes of its path: "", "/apps", "/apps/api". */
function levelsOf(prefix: string): readonly string[] {
  const parts = prefix === "" ? [] : prefix.split("/");
  return ["", ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`)];
}
