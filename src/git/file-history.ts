import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";
import { statusOf } from "./status.ts";

type GitHost = Pick<Host, "processes">;

/** The commit that last changed a path, and when it was made (ISO 8601). */
export type LastChange = { readonly commit: string; readonly at: string };

const literal = "--literal-pathspecs";

/**
 * The last commit up to `commit` that changed the file; undefined when none did. Throws "git/history-shallow" where
 * the history is cut off, as the oldest commit there seems to have brought everything.
 */
export async function lastChangeOf(
  host: GitHost,
  repository: string,
  commit: string,
  path: string,
): Promise<LastChange | undefined> {
  if ((await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"])) === "true") {
    throw new GateFault("git/history-shallow", { path });
  }
  const line = await gitLine(host, repository, [
    ...[literal, "log", "-1", "--no-show-signature", "--format=%H %cI", commit, "--", path],
  ]);
  const [id, at] = line.split(" ");
  return id === undefined || at === undefined ? undefined : { commit: id, at };
}

/** Files below a folder that `later` has and `earlier` does not have, or not so. Paths from the top of the repository. */
export async function filesChangedSince(
  host: GitHost,
  repository: string,
  earlier: string,
  later: string,
  folder: string,
): Promise<readonly string[]> {
  const names = ["--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const kinds = ["--diff-filter=AMT"];
  const range = [earlier, later, "--", folder];
  const { stdout } = await git(host, repository, [literal, "diff", ...names, ...kinds, ...range]);
  return stdout.split("\0").filter((path) => path !== "");
}

/** Files below a folder that are in the working tree and not so in HEAD, removed ones aside. */
export async function uncommittedFilesIn(
  host: GitHost,
  repository: string,
  folder: string,
): Promise<readonly string[]> {
  const { entries } = await statusOf(host, repository, { untracked: "all", path: folder });
  return entries.filter(({ code }) => !code.includes("D")).map(({ path }) => path);
}
