import { GateFault } from "../../gate/fault.ts";
import type { Database, Row } from "../../host/databases.ts";
import { foreignWords } from "../../host/foreign-words.ts";
import type { Host } from "../../host/host.ts";
import { StatementError } from "../../host/statement-error.ts";

/** A connection to the ledger's database, and where that is, for messages. */
export type LedgerDatabase = Database & { readonly where: string };

/** What the ledger's database may take: a run waits no longer for it. */
export const databaseLimits = { connectMs: 5_000, statementMs: 10_000 };

/** Rows of a statement. What the server refuses is a `ledger/database-…` fault. */
export async function ask(
  database: LedgerDatabase,
  sql: string,
  values?: readonly unknown[],
): Promise<readonly Row[]> {
  try {
    return await database.query(sql, values);
  } catch (thrown) {
    throw thrown instanceof StatementError ? refusalOf(database, thrown) : thrown;
  }
}

/** The fault that a refused statement comes to. */
export function refusalOf({ where }: LedgerDatabase, refused: StatementError) {
  const { sqlState } = refused;
  const message = foreignWords(refused.message);
  if (sqlState === "42501")
    return new GateFault("ledger/database-denied", { where, reason: message });
  const isUnknown = ["42P01", "42883", "3F000"].includes(sqlState);
  if (isUnknown) return new GateFault("ledger/database-unmigrated", { where, missing: message });
  return new GateFault("ledger/database-refused", { where, reason: message });
}

/** A text of a row; a fault where the server gave anything else. */
export function textIn(database: LedgerDatabase, row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value === "string") return value;
  const problem = `${column} is no text`;
  throw new GateFault("ledger/database-broken", { where: database.where, problem });
}

/** The same database, which is asked nothing more when it has taken so long altogether. */
export function limited(
  { clock }: Pick<Host, "clock">,
  database: LedgerDatabase,
  limitMs: number,
): LedgerDatabase {
  const until = clock.elapsed() + limitMs;
  const { where } = database;
  return {
    where,
    query(sql, values) {
      if (clock.elapsed() > until) throw new GateFault("ledger/database-slow", { where, limitMs });
      return database.query(sql, values);
    },
  };
}
