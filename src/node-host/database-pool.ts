import { createHash } from "node:crypto";
import pg from "pg";
import { GateFault } from "../gate/fault.ts";
import type { DatabasePool, PoolOptions, Row } from "../host/databases.ts";
import type { Secrets } from "../host/host.ts";
import { guardAnswers, mostAnswerBytes } from "./answer-guard.ts";
import {
  reachDatabase,
  reachReasonOf,
  refusedOpening,
  statementErrorOf,
  whereOf,
} from "./reach-database.ts";

/** What the client waits beyond the server's own limit: a server that is gone ends no statement. */
const graceMs = 2_000;

/** A pool of `pg`, after one connection has answered. URL and password are protected. */
export function openPool(
  url: string,
  options: PoolOptions,
  secrets: Secrets,
): Promise<DatabasePool> {
  return reachDatabase(url, secrets, (way) => answering(poolOf(way, options, secrets), secrets));
}

/** The pool, when it answers; else it is closed. */
async function answering(pool: DatabasePool, secrets: Secrets): Promise<DatabasePool> {
  try {
    await pool.query("select 1");
    return pool;
  } catch (thrown) {
    await pool.close();
    throw refusedOpening(thrown, pool.where, secrets);
  }
}

function poolOf(url: string, options: PoolOptions, secrets: Secrets): DatabasePool {
  const { connections, limits } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: limits.connectMs,
    idleTimeoutMillis: 30_000,
    query_timeout: limits.statementMs + graceMs,
    application_name: "promote serve",
    Client: GuardedClient,
  });
  const set = new WeakSet<pg.PoolClient>();
  const described = new pg.Client({ connectionString: url });
  if (typeof described.password === "string") secrets.protect(described.password);
  const where = whereOf(described);
  pool.on("error", () => undefined);
  return {
    where,
    async query(sql, values) {
      let client: pg.PoolClient | undefined;
      try {
        client = await pool.connect();
        if (!set.has(client)) await client.query(sessionSettings, [`${limits.statementMs}ms`]);
        set.add(client);
        if (client instanceof GuardedClient) client.guard.asked();
        const result: pg.QueryResult<Row> = await client.query({
          ...{ name: nameOf(sql), text: sql },
          values: values === undefined ? [] : [...values],
        });
        client.release();
        return result.rows;
      } catch (cause) {
        client?.release(true);
        throw faultOf(cause, where, secrets);
      }
    },
    close: () => pool.end(),
  };
}

/** A client that hangs up on answers that make no sense, and of which no error comes out of an event. */
class GuardedClient extends pg.Client {
  readonly guard = guardAnswers(this, mostAnswerBytes);

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }
}

/** Whatever URL, login and database say: nothing is written, and a name means what PostgreSQL means by it. */
const sessionSettings = `
  SELECT pg_catalog.set_config('statement_timeout', $1, false),
    pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', false),
    pg_catalog.set_config('default_transaction_read_only', 'on', false)`;

const names = new Map<string, string>();

/** The name under which a connection keeps a statement prepared; there are few statements. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash("sha256").update(sql).digest("hex").slice(0, 32);
  names.set(sql, name);
  return name;
}

/** A statement that the server refused; else the server, which was not reached or ended the connection. */
function faultOf(cause: unknown, where: string, secrets: Secrets): unknown {
  const code = cause instanceof pg.DatabaseError ? (cause.code ?? "XX000") : undefined;
  // 28 are refused logins, 3D an unknown database, 57 and 53 a server that ends, has no time or no room.
  if (cause instanceof pg.DatabaseError && code !== undefined && !/^(28|3D|57|53)/.test(code)) {
    return statementErrorOf(cause);
  }
  const reason = reachReasonOf(cause, secrets);
  const isRefusal = code !== undefined && /^(28|3D)/.test(code);
  return new GateFault(
    isRefusal ? "database/refused" : "database/unreachable",
    { where, reason },
    { cause },
  );
}
