import type { Host, User } from "../host/host.ts";
import { embeddedPrograms } from "./embedded-programs.ts";
import { findPrograms, folderOf, majorOf } from "./programs.ts";
import { programsIn, type ServerPrograms } from "./programs-in-folder.ts";

export type ServerSource = "system" | "embedded";

/** The major of the server wanted, where it matters. */
export type WantedMajor = {
  readonly major: number;
  /** What is taken when that one is not there: the smallest newer one only, or else whatever is. */
  readonly otherwise: "newer" | "any";
};

type Finder = Pick<Host, "files" | "processes" | "machine">;

/**
 * Server programs that start on this machine, the given sources in their order: of the major wanted, else of
 * the smallest newer one, else the newest of the first source that has any.
 */
export async function findServerPrograms(
  host: Finder,
  sources: readonly ServerSource[],
  user: User | undefined,
  wanted?: WantedMajor,
): Promise<ServerPrograms | undefined> {
  const found: ServerPrograms[] = [];
  for (const source of sources) {
    found.push(...(await programsFrom(host, source, user)));
    const exact = found.find(({ version }) => majorOf(version) === wanted?.major);
    if (exact !== undefined) return exact;
    if (wanted === undefined && found.length > 0) return found[0];
  }
  if (wanted === undefined) return undefined;
  const newer = found.filter(({ version }) => majorOf(version) > wanted.major).sort(byMajor)[0];
  return newer ?? (wanted.otherwise === "any" ? found[0] : undefined);
}

/** All that a source has, the newest first. */
async function programsFrom(
  host: Finder,
  source: ServerSource,
  user: User | undefined,
): Promise<readonly ServerPrograms[]> {
  if (source === "embedded") {
    const embedded = await embeddedPrograms(host, user);
    return embedded === undefined ? [] : [embedded];
  }
  const paths = await findPrograms(host, "postgres");
  const found = await Promise.all(
    paths.map((path) => programsIn(host, folderOf(path), folderOf(path), user)),
  );
  return found.filter((programs) => programs !== undefined).sort((a, b) => byMajor(b, a));
}

function byMajor(a: ServerPrograms, b: ServerPrograms): number {
  return majorOf(a.version) - majorOf(b.version);
}
