import type { Candidate } from "../gate/candidate.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/**
 * Paths whose content in the working tree is not the commit's: changed, removed, those git was told not to
 * look at (assume-unchanged, skip-worktree), submodules whatever their settings say; and untracked ones, ignored
 * ones and the gate's own folder aside.
 */
export async function uncommittedChanges(
  host: Pick<Host, "processes">,
  { repository, prefix }: Pick<Candidate, "repository" | "prefix">,
): Promise<readonly string[]> {
  const own = prefix === "" ? ".promote/" : `${prefix}/.promote/`;
  const [changed, unwatched] = await Promise.all([
    statusOf(host, repository),
    unwatchedFiles(host, repository),
  ]);
  const paths = changed.filter(({ code, path }) => code !== "??" || !path.startsWith(own));
  return [...paths.map(({ path }) => path), ...unwatched];
}

/** The same, but for what the project's own commands may leave: files git does not track. */
export async function changedTrackedFiles(
  host: Pick<Host, "processes">,
  { repository }: Pick<Candidate, "repository">,
): Promise<readonly string[]> {
  const [changed, unwatched] = await Promise.all([
    statusOf(host, repository),
    unwatchedFiles(host, repository),
  ]);
  const tracked = changed.filter(({ code }) => code !== "??").map(({ path }) => path);
  return [...tracked, ...unwatched];
}

async function statusOf(host: Pick<Host, "processes">, repository: string) {
  const options = ["-z", "--no-renames", "--untracked-files=normal", "--ignore-submodules=none"];
  const { stdout } = await git(host, repository, ["status", "--porcelain=v1", ...options]);
  return stdout
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => ({ code: entry.slice(0, 2), path: entry.slice(3) }));
}

/**
 * Tracked files whose changes git was told not to see: lower case is assume-unchanged, S is skip-worktree:
 * https://git-scm.com/docs/git-ls-files
 */
export async function unwatchedFiles(
  host: Pick<Host, "processes">,
  repository: string,
): Promise<readonly string[]> {
  const { stdout } = await git(host, repository, ["ls-files", "-v", "-z"]);
  return stdout
    .split("\0")
    .filter((entry) => /^[a-zS] /.test(entry))
    .map((entry) => entry.slice(2));
}
