import { GateFault } from "../gate/fault.ts";
import { detourWords, findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";

/** The folder in a project where the gate keeps its own things. */
export const promoteFolder = ".promote";

/**
 * Keeps the gate's folder out of git when `path` (relative to the project) lies in it: what a run leaves
 * there must not count as an uncommitted change. A `.gitignore` that is there is left alone. Throws
 * "record/folder-unsafe" when a link on the way would lead what is written to another place.
 */
export async function keepOutOfGit(
  { files }: Pick<Host, "files">,
  project: string,
  path: string,
): Promise<void> {
  const parts = path.split("/").filter((part) => part !== "." && part !== "");
  if (parts[0] !== promoteFolder) return;
  await assertRealFolders(files, project, path);
  const file = `${project}/${promoteFolder}/.gitignore`;
  if ((await files.status(file)) === undefined) await files.writeAtomic(file, "*\n");
}

/**
 * Throws "record/folder-unsafe" when what is written to `path` in the project would land elsewhere. The last part may be
 * a file that is there already: it is replaced and not followed.
 */
export async function assertRealFolders(
  files: Host["files"],
  project: string,
  given: string,
): Promise<void> {
  const parts = given.split("/").filter((part) => part !== "." && part !== "");
  const way = parts.join("/");
  const detour = await findDetour(files, project, way);
  if (detour === undefined || (detour.path === way && detour.kind === "file")) return;
  const path = `${project}/${detour.path}`;
  throw new GateFault("record/folder-unsafe", { path, found: detourWords(detour.kind) });
}
