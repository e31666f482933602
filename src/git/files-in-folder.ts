import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

type GitHost = Pick<Host, "processes">;

/** Object ids of the regular files below a folder of a commit, by path from the top of the repository. */
export function filesInFolder(
  host: GitHost,
  repository: string,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  return entriesInFolder(
    host,
    repository,
    commit,
    folder,
    /^100(?:644|755) blob ([0-9a-f]+)\t(.*)$/s,
  );
}

/** The same of symbolic links and submodules. */
export function linksInFolder(
  host: GitHost,
  repository: string,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  return entriesInFolder(host, repository, commit, folder, /^1[26]0000 \w+ ([0-9a-f]+)\t(.*)$/s);
}

async function entriesInFolder(
  host: GitHost,
  repository: string,
  commit: string,
  folder: string,
  wanted: RegExp,
): Promise<ReadonlyMap<string, string>> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", commit, "--", `${folder}/`];
  const { stdout } = await git(host, repository, args);
  const rows = stdout.split("\0").flatMap((row): [string, string][] => {
    const [, oid, path] = wanted.exec(row) ?? [];
    return oid === undefined || path === undefined ? [] : [[path, oid]];
  });
  return new Map(rows);
}

/** The text of an object. */
export async function textOfObject(
  host: GitHost,
  repository: string,
  oid: string,
): Promise<string> {
  return (await git(host, repository, ["cat-file", "blob", oid])).stdout;
}

/** The last commit up to `commit` that touched a file; undefined when none did. */
export async function lastChangeOf(
  host: GitHost,
  repository: string,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const args = ["log", "-1", "--format=%H", commit, "--", `:(top,literal)${path}`];
  return (await git(host, repository, args)).stdout.trim() || undefined;
}
