import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** How the working tree differs from the commit, by path. */
export type TreeChanges = {
  /** Of tracked files: changed, removed, submodules whatever their settings say. */
  readonly changed: readonly string[];
  /** Tracked files that git was told not to look at: assume-unchanged, skip-worktree. */
  readonly unwatched: readonly string[];
  /** Those git does not know; ignored ones and the gate's own folder aside. */
  readonly untracked: readonly string[];
};

/** What in the working tree is not the commit's. */
export async function treeChanges(
  host: Pick<Host, "processes">,
  { repository, prefix }: Pick<Candidate, "repository" | "prefix">,
): Promise<TreeChanges> {
  const own = prefix === "" ? ".promote/" : `${prefix}/.promote/`;
  const [entries, unwatched] = await Promise.all([
    statusOf(host, repository),
    unwatchedFiles(host, repository),
  ]);
  const pathsOf = (isUntracked: boolean) =>
    entries.filter(({ code }) => (code === "??") === isUntracked).map(({ path }) => path);
  const untracked = pathsOf(true).filter((path) => !path.startsWith(own));
  return { changed: pathsOf(false), unwatched, untracked };
}

/** All of it, in one list. */
export async function uncommittedChanges(
  host: Pick<Host, "processes">,
  candidate: Pick<Candidate, "repository" | "prefix">,
): Promise<readonly string[]> {
  const { changed, untracked, unwatched } = await treeChanges(host, candidate);
  return [...changed, ...untracked, ...unwatched];
}

async function statusOf(host: Pick<Host, "processes">, repository: string) {
  const options = ["-z", "--no-renames", "--untracked-files=normal", "--ignore-submodules=none"];
  const { stdout } = await git(host, repository, ["status", "--porcelain=v1", ...options]);
  return stdout
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => ({ code: entry.slice(0, 2), path: entry.slice(3) }));
}

/** Lower case is assume-unchanged, S is skip-worktree: https://git-scm.com/docs/git-ls-files */
async function unwatchedFiles(
  host: Pick<Host, "processes">,
  repository: string,
): Promise<readonly string[]> {
  const { stdout } = await git(host, repository, ["ls-files", "-v", "-z"]);
  return stdout
    .split("\0")
    .filter((entry) => /^[a-zS] /.test(entry))
    .map((entry) => entry.slice(2));
}
