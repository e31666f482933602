import type { Files } from "../host/host.ts";

/** Names looked for in each folder, in this order. */
export const configNames = ["promote.yaml", "promote.yml", "promote.json"] as const;

/**
 * The configuration in `start` or the nearest folder above it that has one; paths use `/`. Whatever bears the name
 * counts, so that one that cannot be used is told of instead of passed by.
 */
export async function findConfig(
  files: Pick<Files, "status">,
  start: string,
): Promise<string | undefined> {
  for (
    let folder = start.replace(/\/+$/, "");
    ;
    folder = folder.slice(0, folder.lastIndexOf("/"))
  ) {
    for (const name of configNames) {
      const path = `${folder}/${name}`;
      if ((await files.status(path)) !== undefined) return path;
    }
    if (!folder.includes("/")) return undefined;
  }
}
