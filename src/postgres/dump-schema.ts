import { GateFault } from "../gate/fault.ts";
import type { Exit, Host } from "../host/host.ts";
import { type Connection, parseConnection, variablesOf, whereOf } from "./connection.ts";
import { connectionFaultOf, faultInWords } from "./connection-fault.ts";
import { findPgDump, type PgDump } from "./find-pg-dump.ts";
import { folderOf } from "./programs.ts";

/** The text of a schema and the versions that made it. */
export type SchemaDump = {
  readonly text: string;
  readonly serverVersion: string;
  readonly pgDumpVersion: string;
  /** True when the server is reached through a pooler that takes no session options. */
  readonly throughPooler: boolean;
};

export type DumpOptions = {
  /** Name of the variable that holds the URL, for messages. */
  readonly variable: string;
  /** Path of the pg_dump to use. */
  readonly pgDump?: string;
  readonly lockWaitMs?: number;
};

type Dumper = Pick<Host, "databases" | "files" | "machine" | "processes" | "secrets">;

/** Settings of the session that change how pg_dump prints a constant or a name. */
const sessionOptions =
  "-c quote_all_identifiers=off -c bytea_output=hex -c standard_conforming_strings=on -c lc_monetary=C";

const trailer = "-- PostgreSQL database dump complete";
const maxDumpBytes = 256 * 1024 * 1024;

/** Reads the schema of a database with the pg_dump that fits its server. Needs no more than a read-only role. */
export async function dumpSchema(
  host: Dumper,
  url: string,
  options: DumpOptions,
): Promise<SchemaDump> {
  return (await beginDump(host, url, options)).ended;
}

/** Answers as soon as pg_dump runs, for who has other work to do until it ends. */
export async function beginDump(
  host: Dumper,
  url: string,
  options: DumpOptions,
): Promise<{ readonly ended: Promise<SchemaDump> }> {
  const connection = parseConnection(url);
  if (connection === undefined) {
    throw new GateFault("database/url-malformed", { variable: options.variable });
  }
  host.secrets.protect(url);
  if (connection.password !== "") host.secrets.protect(connection.password);
  const asked = serverVersionOf(host, url, connection);
  const pgDump = await findPgDump(host, asked, options.pgDump);
  const serverVersion = await asked;
  const ended = endOf(host, pgDump, connection, { ...options, serverVersion });
  ended.catch(() => undefined);
  return { ended };
}

async function endOf(
  host: Dumper,
  pgDump: PgDump,
  connection: Connection,
  options: DumpOptions & { readonly serverVersion: string },
): Promise<SchemaDump> {
  const { exit, throughPooler } = await runPgDump(host, pgDump, connection, options);
  assertWhole(exit, connection);
  const { serverVersion } = options;
  return { text: exit.stdout, serverVersion, pgDumpVersion: pgDump.version, throughPooler };
}

/** The server's version, e.g. "15.18". */
export async function serverVersionOf(
  { databases }: Pick<Host, "databases">,
  url: string,
  connection: Connection,
): Promise<string> {
  try {
    const rows = await databases.connect(url, (database) =>
      database.query("select current_setting('server_version_num')::int as version"),
    );
    const number = Number(rows[0]?.["version"]);
    return `${Math.floor(number / 10_000)}.${number % 10_000}`;
  } catch (thrown) {
    throw connectionFaultOf(thrown, connection);
  }
}

async function runPgDump(
  { processes }: Dumper,
  { argv }: PgDump,
  connection: Connection,
  { lockWaitMs = 15_000 }: DumpOptions,
): Promise<{ readonly exit: Exit; readonly throughPooler: boolean }> {
  const run = (variables: Readonly<Record<string, string>>) =>
    processes.run({
      argv: [...argv, "--schema-only", "--no-password", `--lock-wait-timeout=${lockWaitMs}ms`],
      cwd: folderOf(argv[0]),
      variables: { ...sessionVariables, ...variablesOf(connection), ...variables },
      maxOutputBytes: maxDumpBytes,
      log: false,
    });
  const exit = await run({ PGOPTIONS: sessionOptions });
  const refusesOptions = /unsupported startup parameter/.test(exit.stderr);
  if (exit.code === 0 || !refusesOptions) return { exit, throughPooler: false };
  return { exit: await run({}), throughPooler: true };
}

/** Constants with a time are printed in the session's zone; messages are read in the C locale. */
const sessionVariables = {
  PGTZ: "UTC",
  PGCLIENTENCODING: "UTF8",
  PGAPPNAME: "promote",
  PGCONNECT_TIMEOUT: "10",
  LC_ALL: "C",
};

function assertWhole({ code, stdout, stderr }: Exit, connection: Connection): void {
  const where = whereOf(connection);
  if (code !== 0) {
    const reason = stderr.trim().split("\n")[0] ?? `exit code ${code}`;
    throw (
      faultInWords(stderr, connection) ??
      new GateFault("database/dump-failed", { where, reason }, { detail: stderr.trim() })
    );
  }
  if (!stdout.slice(-400).includes(trailer)) {
    throw new GateFault("database/dump-truncated", { where, lines: stdout.split("\n").length });
  }
}
