import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/**
 * What a commit (a full object id) has at paths from the top of the repository, by path: mode, type and object id as
 * one text. Paths it does not have are not among it.
 */
export async function treeEntries(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const args = ["ls-tree", "-z", "--full-tree", commit, "--", ...paths];
  const { stdout } = await git(host, repository, args);
  const entries = stdout.split("\0").flatMap((row) => {
    const tab = row.indexOf("\t");
    return tab === -1 ? [] : [[row.slice(tab + 1), row.slice(0, tab)] as const];
  });
  return new Map(entries);
}
