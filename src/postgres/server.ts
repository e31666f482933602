import { GateFault } from "../gate/fault.ts";
import type { Host, RunningProcess, User } from "../host/host.ts";
import type { ServerPrograms } from "./programs-in-folder.ts";
import { randomPassword } from "./random-password.ts";
import { findServerPrograms, type ServerSource, type WantedMajor } from "./server-programs.ts";
import { unprivilegedUser } from "./unprivileged-user.ts";

/** A server of one's own, empty, and gone when the work is done. */
export type Server = {
  /** The superuser's URL of the database `postgres`. */
  readonly url: string;
  readonly version: string;
  /** In words: "PostgreSQL 15.18 from /usr/lib/postgresql/15/bin". */
  readonly source: string;
};

export type ServerOptions = {
  readonly sources?: readonly ServerSource[];
  readonly wanted?: WantedMajor;
};

export type ServerHost = Pick<
  Host,
  "clock" | "databases" | "files" | "machine" | "processes" | "secrets"
>;

const startAttempts = 8;
const readyLimitMs = 30_000;

/** Runs a throw-away PostgreSQL server on the loopback address for the length of `work`. */
export async function withServer<T>(
  host: ServerHost,
  { sources = ["system", "embedded"], wanted }: ServerOptions,
  work: (server: Server) => Promise<T>,
): Promise<T> {
  const user = await unprivilegedUser(host);
  const programs = await findServerPrograms(host, sources, user, wanted);
  if (programs === undefined) {
    const looked = sources.map((source) => (source === "system" ? "programs" : "npm packages"));
    throw new GateFault("database/server-missing", { looked: looked.join(" and ") });
  }
  const directory = await host.files.makeTemporaryDirectory("postgres");
  const password = randomPassword();
  host.secrets.protect(password);
  try {
    await initialise(host, programs, directory, password, user);
    const { running, url } = await start(host, programs, directory, password, user);
    try {
      return await work({ url, version: programs.version, source: programs.source });
    } finally {
      await running.stop("SIGQUIT");
    }
  } finally {
    await host.files.remove(directory);
  }
}

async function initialise(
  { files, processes }: ServerHost,
  { initdb, source }: ServerPrograms,
  directory: string,
  password: string,
  user: User | undefined,
): Promise<void> {
  const passwordFile = `${directory}/password`;
  await files.writeAtomic(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await files.changeOwner(directory, user);
  const exit = await processes.run({
    argv: [
      ...[initdb, "--pgdata", `${directory}/data`, "--username", "postgres"],
      ...["--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ...["--encoding", "UTF8", "--locale", "C", "--no-sync"],
    ],
    cwd: directory,
    variables: { LC_ALL: "C", TZ: "UTC" },
    limitMs: 60_000,
    log: false,
    ...(user === undefined ? {} : { user }),
  });
  if (exit.code !== 0) throw notStarted(source, exit.stderr);
}

/** Tries one port after another: who takes a free one first cannot be foreseen. */
async function start(
  host: ServerHost,
  programs: ServerPrograms,
  directory: string,
  password: string,
  user: User | undefined,
): Promise<{ readonly running: RunningProcess; readonly url: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    const running = await host.processes.start({
      argv: [programs.postgres, "-D", `${directory}/data`, ...settingsOf(port)],
      cwd: directory,
      variables: { LC_ALL: "C", TZ: "UTC" },
      log: false,
      ...(user === undefined ? {} : { user }),
    });
    const failure = await failureToAnswer(host, running, url);
    if (failure === undefined) return { running, url };
    await running.stop("SIGKILL");
    const isTaken = /Address already in use/.test(failure);
    if (!isTaken || attempt === startAttempts) throw notStarted(programs.source, failure);
  }
}

/** Nothing here outlives the work, so nothing is made to survive a crash. */
function settingsOf(port: number): readonly string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    fsync: "off",
    full_page_writes: "off",
    synchronous_commit: "off",
    max_connections: "40",
    max_locks_per_transaction: "512",
    shared_buffers: "32MB",
    autovacuum: "off",
    logging_collector: "off",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Waits until the server answers; its last words when it ends first, or is silent too long. */
async function failureToAnswer(
  { clock, databases }: ServerHost,
  running: RunningProcess,
  url: string,
): Promise<string | undefined> {
  let ending: string | undefined;
  void running.ended.then(({ stderr, code }) => {
    ending = stderr.trim() || `it ended with exit code ${code}`;
  });
  const giveUpAt = clock.elapsed() + readyLimitMs;
  let last = "it did not answer in time";
  while (clock.elapsed() < giveUpAt) {
    if (ending !== undefined) return ending;
    try {
      await databases.connect(url, (database) => database.query("select 1"));
      return undefined;
    } catch (thrown) {
      if (!(thrown instanceof GateFault)) throw thrown;
      last = thrown.message;
    }
    await clock.sleep(40);
  }
  return last;
}

function notStarted(source: string, output: string): GateFault {
  const lines = output.trim().split("\n");
  const reason = (lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? "").trim();
  return new GateFault(
    "database/server-not-started",
    { source, reason },
    { detail: lines.slice(-20).join("\n") },
  );
}
