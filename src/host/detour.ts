import type { FileStatus, Files } from "./host.ts";

/** A step of a way that is there and is not a real folder. `path` is below the root. */
export type Detour = { readonly path: string; readonly kind: FileStatus["kind"] };

/**
 * The first detour on the way from `root` (absolute) down to `folder` (below it, without `..`): a link there leads
 * whatever is written or removed to another place. Undefined when all that is there are real folders.
 */
export async function findDetour(
  { status }: Pick<Files, "status">,
  root: string,
  folder: string,
): Promise<Detour | undefined> {
  let path = "";
  for (const part of folder.split("/").filter((one) => one !== "" && one !== ".")) {
    path = path === "" ? part : `${path}/${part}`;
    const kind = (await status(`${root}/${path}`))?.kind;
    if (kind === undefined) return undefined;
    if (kind !== "directory") return { path, kind };
  }
  return undefined;
}

/** What stands there instead of a folder, in words. */
export function detourWords(kind: Detour["kind"]): string {
  if (kind === "link") return "a symbolic link";
  return kind === "file" ? "a file" : "not a folder";
}
