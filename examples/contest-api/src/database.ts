import pg from "pg";

/** A pool of connections; every query goes through it with its values as parameters. */
export type Database = pg.Pool;

const timestamptz: number = pg.types.builtins.TIMESTAMPTZ;

/** Opens a pool; `timestamptz` arrives as an ISO 8601 string in UTC, `bigint` as a decimal string. */
export function openDatabase(connectionString: string, options: pg.PoolConfig = {}): Database {
  const types = new pg.TypeOverrides();
  types.setTypeParser(timestamptz, (text) => new Date(text).toISOString());
  return new pg.Pool({ connectionString, types, ...options });
}

/** The row of a statement that returns exactly one. */
export function single<Row>({ rows }: { readonly rows: readonly Row[] }): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1)
    throw new Error(`Expected one row, got ${rows.length}.`);
  return row;
}

/** Runs `work` on one connection in one transaction: commits its result, or rolls back and rethrows. */
export async function inTransaction<T>(
  database: Database,
  work: (client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const client = await database.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
