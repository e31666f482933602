import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** A file as a commit has it. */
export type Blob = { readonly oid: string; readonly text: string };

/**
 * The file at `path` (relative to the top of the repository, with `/`) in `commit` (a full object id),
 * or undefined when the commit has no regular file there. Never touches the working tree.
 */
export async function readBlob(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  path: string,
): Promise<Blob | undefined> {
  const listed = await git(host, repository, ["ls-tree", "-z", "--full-tree", commit, "--", path]);
  const [, oid] = /^100(?:644|755) blob ([0-9a-f]+)\t/.exec(listed.stdout) ?? [];
  if (oid === undefined) return undefined;
  const { stdout } = await git(host, repository, ["cat-file", "blob", oid]);
  return { oid, text: stdout };
}
