import type { Host } from "../host/host.ts";

/** The folder in a project where the gate keeps its own things. */
export const promoteFolder = ".promote";

/**
 * Keeps the gate's folder out of git when `path` (relative to the project) lies in it: what a run leaves
 * there must not count as an uncommitted change. A `.gitignore` that is there is left alone.
 */
export async function keepOutOfGit(
  { files }: Pick<Host, "files">,
  project: string,
  path: string,
): Promise<void> {
  const [first] = path.split("/").filter((part) => part !== "." && part !== "");
  if (first !== promoteFolder) return;
  const file = `${project}/${promoteFolder}/.gitignore`;
  if ((await files.status(file)) === undefined) await files.writeAtomic(file, "*\n");
}
