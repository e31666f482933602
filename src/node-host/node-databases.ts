import pg from "pg";
import { GateFault, reasonOf } from "../gate/fault.ts";
import type { Database, Databases, Secrets } from "../host/host.ts";
import { StatementError } from "../host/statement-error.ts";
import { completeUrlOf } from "../postgres/connection.ts";
import { isTlsRefusal, tlsAttempts } from "../postgres/tls-attempts.ts";
import { openPool } from "./database-pool.ts";

const connectLimitMs = 10_000;

/** PostgreSQL through `pg`. URLs and passwords are protected as they come in. */
export function openNodeDatabases(secrets: Secrets): Databases {
  return {
    async connect(url, work) {
      const client = await connect(url, secrets);
      try {
        return await work(databaseOf(client));
      } finally {
        await client.end();
      }
    },
    openPool: (url, options) => openPool(url, options, secrets),
  };
}

async function connect(url: string, secrets: Secrets): Promise<pg.Client> {
  secrets.protect(url);
  const [first = url, ...others] = attemptsOf(url);
  return connectOnce(first, secrets).catch((thrown: unknown) => {
    const [next] = others;
    if (next !== undefined && thrown instanceof GateFault && isTlsRefusal(thrown.cause)) {
      return connectOnce(next, secrets);
    }
    throw thrown;
  });
}

function attemptsOf(url: string): readonly string[] {
  try {
    return tlsAttempts(completeUrlOf(url));
  } catch (cause) {
    throw new GateFault("database/url-malformed", { variable: "the database variable" }, { cause });
  }
}

async function connectOnce(url: string, secrets: Secrets): Promise<pg.Client> {
  const client = clientOf(url);
  if (typeof client.password === "string") secrets.protect(client.password);
  const where = `${client.host}:${client.port}/${client.database ?? ""}`;
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    void client.end().catch(() => undefined);
    const code = cause instanceof pg.DatabaseError ? "database/refused" : "database/unreachable";
    const reason = secrets.redact(connectionReasonOf(cause));
    throw new GateFault(code, { where, reason }, { cause });
  }
}

function clientOf(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectLimitMs,
    application_name: "promote",
  });
}

/** Node wraps a refusal on several addresses into an AggregateError without words. */
function connectionReasonOf(cause: unknown): string {
  return reasonOf(cause instanceof AggregateError ? (cause.errors[0] ?? cause) : cause);
}

function databaseOf(client: pg.Client): Database {
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
        if (cause instanceof pg.DatabaseError) {
          throw new StatementError(
            cause.message,
            cause.code ?? "XX000",
            Number(cause.position) || null,
          );
        }
        const where = `${client.host}:${client.port}/${client.database ?? ""}`;
        throw new GateFault("database/unreachable", { where, reason: reasonOf(cause) }, { cause });
      }
    },
  };
}
