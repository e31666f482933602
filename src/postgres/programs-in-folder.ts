import type { Host, User } from "../host/host.ts";
import { programIn, versionIn } from "./programs.ts";

type Finder = Pick<Host, "files" | "processes" | "machine">;

/** The programs of a server, and where they come from. */
export type ServerPrograms = {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
  /** In words: "PostgreSQL 15.18 from /usr/lib/postgresql/15/bin". */
  readonly source: string;
};

/** The programs in a folder, if the user can start them. */
export async function programsIn(
  host: Finder,
  directory: string,
  origin: string,
  user: User | undefined,
): Promise<ServerPrograms | undefined> {
  const postgres = programIn(host, directory, "postgres");
  const initdb = programIn(host, directory, "initdb");
  if ((await host.files.status(initdb)) === undefined) return undefined;
  const version = await versionOf(host, postgres, user);
  if (version === undefined) return undefined;
  return { initdb, postgres, version, source: `PostgreSQL ${version} from ${origin}` };
}

async function versionOf(
  { processes }: Finder,
  program: string,
  user: User | undefined,
): Promise<string | undefined> {
  try {
    const exit = await processes.run({
      argv: [program, "--version"],
      cwd: "/",
      limitMs: 10_000,
      log: false,
      ...(user === undefined ? {} : { user }),
    });
    return (exit.code === 0 ? versionIn(exit.stdout) : null) ?? undefined;
  } catch {
    return undefined;
  }
}
