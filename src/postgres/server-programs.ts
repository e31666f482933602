import type { Host, User } from "../host/host.ts";
import { embeddedPrograms } from "./embedded-programs.ts";
import { findPrograms, folderOf, majorOf } from "./programs.ts";
import { programsIn, type ServerPrograms } from "./programs-in-folder.ts";

export type ServerSource = "system" | "embedded";

type Finder = Pick<Host, "files" | "processes" | "machine">;

/**
 * Server programs that start on this machine, the given sources in their order; of several majors the one
 * asked for, else the newest.
 */
export async function findServerPrograms(
  host: Finder,
  sources: readonly ServerSource[],
  user: User | undefined,
  major?: number,
): Promise<ServerPrograms | undefined> {
  for (const source of sources) {
    const found =
      source === "system"
        ? await systemPrograms(host, user, major)
        : await embeddedPrograms(host, user);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function systemPrograms(
  host: Finder,
  user: User | undefined,
  major: number | undefined,
): Promise<ServerPrograms | undefined> {
  const paths = await findPrograms(host, "postgres");
  const found = await Promise.all(
    paths.map((path) => programsIn(host, folderOf(path), folderOf(path), user)),
  );
  const usable = found
    .filter((programs) => programs !== undefined)
    .sort((a, b) => majorOf(b.version) - majorOf(a.version));
  return usable.find(({ version }) => majorOf(version) === major) ?? usable[0];
}
