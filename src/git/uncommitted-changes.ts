import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";
import { statusOf } from "./status.ts";

/** How the working tree differs from HEAD, by path. */
export type TreeChanges = {
  /** The commit that HEAD is on. */
  readonly head: string;
  /** Of tracked files: changed, removed, submodules whatever their settings say. */
  readonly changed: readonly string[];
  /** Tracked files that git was told not to look at: assume-unchanged, skip-worktree. */
  readonly unwatched: readonly string[];
  /** Those git does not know; ignored ones and the gate's own folder aside. */
  readonly untracked: readonly string[];
};

/** What in the working tree is not HEAD's. */
export async function treeChanges(
  host: Pick<Host, "processes">,
  { repository, prefix }: Pick<Candidate, "repository" | "prefix">,
): Promise<TreeChanges> {
  const own = prefix === "" ? ".promote/" : `${prefix}/.promote/`;
  const [{ commit: head, entries }, unwatched] = await Promise.all([
    statusOf(host, repository, { untracked: "normal" }),
    unwatchedFiles(host, repository),
  ]);
  const pathsOf = (isUntracked: boolean) =>
    entries.filter(({ code }) => (code === "??") === isUntracked).map(({ path }) => path);
  const untracked = pathsOf(true).filter((path) => !path.startsWith(own));
  return { head, changed: pathsOf(false), unwatched, untracked };
}

/** All of it, in one list. */
export async function uncommittedChanges(
  host: Pick<Host, "processes">,
  candidate: Pick<Candidate, "repository" | "prefix">,
): Promise<readonly string[]> {
  const { changed, untracked, unwatched } = await treeChanges(host, candidate);
  return [...changed, ...untracked, ...unwatched];
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
