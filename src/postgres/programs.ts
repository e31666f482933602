import type { Host } from "../host/host.ts";

type Finder = Pick<Host, "files" | "machine">;

/** Where distributions put PostgreSQL: one folder for each major. */
const installations: readonly { root: string; folder: RegExp; bin: string }[] = [
  { root: "/usr/lib/postgresql", folder: /^\d+$/, bin: "bin" },
  { root: "/usr", folder: /^pgsql-\d+$/, bin: "bin" },
  { root: "/opt/homebrew/opt", folder: /^(postgresql|libpq)(@\d+)?$/, bin: "bin" },
  { root: "/usr/local/opt", folder: /^(postgresql|libpq)(@\d+)?$/, bin: "bin" },
  { root: "/Applications/Postgres.app/Contents/Versions", folder: /^\d+$/, bin: "bin" },
  { root: "C:\\Program Files\\PostgreSQL", folder: /^\d+$/, bin: "bin" },
];

/** Where `findPrograms` looks, for messages. */
export const placesLookedAt =
  "/usr/lib/postgresql/*/bin, Homebrew's folders, PATH and the npm packages";

/**
 * The paths of a PostgreSQL program on this machine. Those of one major come before the one in PATH, which
 * on Debian is a wrapper that takes the highest major.
 */
export async function findPrograms(host: Finder, name: string): Promise<readonly string[]> {
  const found = await findInstalled(host, name);
  const inPath = await host.files.findExecutable(name);
  return inPath === undefined || found.includes(inPath) ? found : [...found, inPath];
}

/** The paths of a PostgreSQL program in the folders that hold one major each. */
export async function findInstalled(host: Finder, name: string): Promise<readonly string[]> {
  const directories = await Promise.all(installations.map((place) => binDirectories(host, place)));
  const paths = directories.flat().map((directory) => programIn(host, directory, name));
  const present = await Promise.all(paths.map((path) => isFile(host, path)));
  return paths.filter((_, at) => present[at]);
}

/** The path of a program in a folder, with the platform's ending. */
export function programIn({ machine }: Pick<Host, "machine">, directory: string, name: string) {
  return machine.platform === "win32" ? `${directory}\\${name}.exe` : `${directory}/${name}`;
}

/** The version a program of PostgreSQL states: "pg_dump (PostgreSQL) 15.18 (Debian …)"; null for other words. */
export function versionIn(output: string): string | null {
  return /\(PostgreSQL\) (\d+(?:\.\d+)*)/.exec(output)?.[1] ?? null;
}

/** The major of a version such as "15.18". */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

async function binDirectories(
  { files }: Finder,
  { root, folder, bin }: (typeof installations)[number],
): Promise<readonly string[]> {
  const separator = root.includes("\\") ? "\\" : "/";
  const names = await files.list(root);
  return names.filter((name) => folder.test(name)).map((name) => [root, name, bin].join(separator));
}

/** Whether something is there, links followed by whoever starts it. */
async function isFile({ files }: Finder, path: string): Promise<boolean> {
  const status = await files.status(path);
  return status !== undefined && status.kind !== "directory";
}

/** The folder a program lies in: a working directory that is sure to be there. */
export function folderOf(path: string | undefined): string {
  return (path ?? "").replace(/[\\/][^\\/]*$/, "") || "/";
}
