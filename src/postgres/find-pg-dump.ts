import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { findInstalled, folderOf, majorOf, placesLookedAt, versionIn } from "./programs.ts";

/** A pg_dump that answers, and how it is called. */
export type PgDump = { readonly argv: readonly string[]; readonly version: string };

type Finder = Pick<Host, "files" | "processes" | "machine">;

/**
 * The pg_dump for a server: of its own major, else of the smallest newer one; programs on the machine first,
 * then the one from npm. Only `configured` when a path is given. Looks around while the server is asked its version.
 */
export async function findPgDump(
  host: Finder,
  server: string | Promise<string>,
  configured?: string,
): Promise<PgDump> {
  const [serverVersion, installed] = await Promise.all([server, askInstalled(host, configured)]);
  const exact = installed.find(({ version }) => majorOf(version) === majorOf(serverVersion));
  if (exact !== undefined) return exact;
  const onMachine = [...installed, ...(configured === undefined ? await askInPath(host) : [])];
  const chosen = choosePgDump(onMachine, serverVersion);
  if (chosen !== undefined) return chosen;
  const fromNpm = configured === undefined ? await answering(host, [npmPgDumpOf(host)]) : [];
  const found = [...onMachine, ...fromNpm];
  const last = choosePgDump(fromNpm, serverVersion);
  if (last !== undefined) return last;
  if (found.length === 0) {
    const looked = configured ?? placesLookedAt;
    throw new GateFault("database/pg-dump-missing", { server: serverVersion, looked });
  }
  const versions = found.map(({ argv, version }) => `${version} (${argv.at(-1)})`).join(", ");
  throw new GateFault("database/pg-dump-too-old", { server: serverVersion, found: versions });
}

async function askInstalled(host: Finder, configured?: string): Promise<readonly PgDump[]> {
  const paths = configured === undefined ? await findInstalled(host, "pg_dump") : [configured];
  return answering(
    host,
    paths.map((path) => [path]),
  );
}

/** On Debian it is a wrapper that takes its time, and is asked only when nothing else fits. */
async function askInPath(host: Finder): Promise<readonly PgDump[]> {
  const path = await host.files.findExecutable("pg_dump");
  return path === undefined ? [] : answering(host, [[path]]);
}

/** The one that fits best, if one fits: pg_dump reads servers up to its own major. */
export function choosePgDump(found: readonly PgDump[], serverVersion: string): PgDump | undefined {
  const wanted = majorOf(serverVersion);
  return found
    .filter(({ version }) => majorOf(version) >= wanted)
    .sort((a, b) => majorOf(a.version) - majorOf(b.version))[0];
}

/** The pg_dump of the npm package lies beside the gate itself. */
function npmPgDumpOf({ machine }: Pick<Host, "machine">): readonly string[] {
  return [machine.node, `${machine.installation}/npm-pg-dump.js`];
}

async function answering(
  host: Finder,
  candidates: readonly (readonly string[])[],
): Promise<readonly PgDump[]> {
  const asked = await Promise.all(candidates.map((argv) => ask(host, argv)));
  return asked.filter((pgDump) => pgDump !== undefined);
}

/** A program that does not start, or says something else, is no pg_dump. */
async function ask(host: Finder, argv: readonly string[]): Promise<PgDump | undefined> {
  if ((await host.files.status(argv.at(-1) ?? "")) === undefined) return undefined;
  const version = await versionSaidBy(host, argv);
  return version === null ? undefined : { argv, version };
}

async function versionSaidBy(
  { processes }: Finder,
  argv: readonly string[],
): Promise<string | null> {
  try {
    const { code, stdout } = await processes.run({
      argv: [...argv, "--version"],
      cwd: folderOf(argv[0]),
      limitMs: 20_000,
      log: false,
    });
    return code === 0 ? versionIn(stdout) : null;
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "process/not-started") return null;
    throw thrown;
  }
}
