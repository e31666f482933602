import pg from "pg";
import { GateFault } from "../gate/fault.ts";
import type { Database, DatabaseLimits, Databases, OpenDatabase } from "../host/databases.ts";
import type { Secrets } from "../host/host.ts";
import { type AnswerGuard, guardAnswers, mostAnswerBytes } from "./answer-guard.ts";
import { openPool } from "./database-pool.ts";
import {
  reachDatabase,
  reachReasonOf,
  refusedOpening,
  statementErrorOf,
  whereOf,
} from "./reach-database.ts";

const connectLimitMs = 10_000;
const closeLimitMs = 1_000;
/** So much longer than its own limit a server is waited for before the way to it counts as broken. */
const silenceMs = 1_000;

/** PostgreSQL through `pg`. URLs and passwords are protected as they come in. */
export function openNodeDatabases(secrets: Secrets): {
  readonly databases: Databases;
  /** Ends the connections that stayed. */
  close(): Promise<void>;
} {
  const staying = new Set<OpenDatabase>();
  return {
    databases: {
      async connect(url, work) {
        const client = await connect(url, secrets, { connectionTimeoutMillis: connectLimitMs });
        try {
          return await work(databaseOf(client, secrets));
        } finally {
          await client.end();
        }
      },
      async open(url, limits) {
        const opened = await openDatabase(url, secrets, limits);
        staying.add(opened);
        return opened;
      },
      openPool: (url, options) => openPool(url, options, secrets),
    },
    close: async () => void (await Promise.all([...staying].map((one) => one.close()))),
  };
}

async function openDatabase(
  url: string,
  secrets: Secrets,
  { connectMs, statementMs }: DatabaseLimits,
): Promise<OpenDatabase> {
  let guard: AnswerGuard | undefined;
  const client = await connect(
    url,
    secrets,
    {
      connectionTimeoutMillis: connectMs,
      query_timeout: statementMs + silenceMs,
      keepAlive: true,
    },
    (opening) => {
      guard = guardAnswers(opening, mostAnswerBytes);
    },
  );
  let isOpen = true;
  let closing: Promise<void> | undefined;
  client.once("end", () => {
    isOpen = false;
  });
  const opened: OpenDatabase = {
    where: whereOf(client),
    query(sql, values) {
      guard?.asked();
      return databaseOf(client, secrets).query(sql, values);
    },
    get isOpen() {
      return isOpen;
    },
    close() {
      isOpen = false;
      closing ??= endOf(client);
      return closing;
    },
  };
  try {
    await opened.query(sessionSettings, [`${statementMs}ms`]);
    return opened;
  } catch (thrown) {
    await opened.close();
    throw refusedOpening(thrown, opened.where, secrets);
  }
}

/**
 * A connection may be idle for as long as the checks run; PostgreSQL 13 has no such limit, and no such setting. A name means
 * what PostgreSQL means by it, whatever others have put into a schema that they may write.
 */
const sessionSettings = `
  SELECT pg_catalog.set_config('statement_timeout', $1, false), pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false), (
    SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name = 'idle_session_timeout'
  )`;

/** Says goodbye, and hangs up on a server that does not answer. */
function endOf(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => client.connection.stream.destroy(), closeLimitMs);
    const ended = () => {
      clearTimeout(timer);
      resolve();
    };
    client.end().then(ended, ended);
  });
}

function connect(
  url: string,
  secrets: Secrets,
  config: pg.ClientConfig,
  prepare?: (client: pg.Client) => void,
): Promise<pg.Client> {
  return reachDatabase(url, secrets, (way) => connectOnce(way, secrets, config, prepare));
}

async function connectOnce(
  url: string,
  secrets: Secrets,
  config: pg.ClientConfig,
  prepare?: (client: pg.Client) => void,
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "promote", ...config });
  prepare?.(client);
  if (typeof client.password === "string") secrets.protect(client.password);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    void client.end().catch(() => undefined);
    const code = cause instanceof pg.DatabaseError ? "database/refused" : "database/unreachable";
    const reason = reachReasonOf(cause, secrets);
    throw new GateFault(code, { where: whereOf(client), reason }, { cause });
  }
}

function databaseOf(client: pg.Client, secrets: Secrets): Database {
  return {
    async query(sql, values) {
      try {
        const result: pg.QueryResult | pg.QueryResult[] = await client.query(
          sql,
          values === undefined ? undefined : [...values],
        );
        const last = Array.isArray(result) ? result.at(-1) : result;
        return last?.rows ?? [];
      } catch (cause) {
        if (cause instanceof pg.DatabaseError) throw statementErrorOf(cause);
        const reason = reachReasonOf(cause, secrets);
        throw new GateFault("database/unreachable", { where: whereOf(client), reason }, { cause });
      }
    },
  };
}
