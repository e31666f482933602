import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, onTestFinished } from "vitest";

/** A database of its own on the server that all tests share. */
export type TestDatabase = {
  /** The superuser's URL. */
  readonly url: string;
  readonly name: string;
  /** Runs SQL as the superuser. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** Creates a database that is what `sql` makes of an empty one, dropped after the test. */
export async function testDatabase(
  sql = "",
  server = inject("postgres").url,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await queryAt(server, `CREATE DATABASE ${name} TEMPLATE template0`);
  onTestFinished(async () => {
    await queryAt(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  if (sql !== "") await queryAt(url, sql);
  return { url, name, query: (text) => queryAt(url, text) };
}

/** The URL of the server's own database `postgres`, and where the server comes from. */
export function testServer(): { readonly url: string; readonly source: string } {
  return inject("postgres");
}

async function queryAt(
  url: string,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
  } finally {
    await client.end();
  }
}
