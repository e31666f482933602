import { readdir, readFile } from "node:fs/promises";
import type { ClientBase } from "pg";
import type { Database } from "./database.ts";

const migrations = new URL("../db/migrations/", import.meta.url);

/** Applies the migrations a database does not have yet, one transaction each; returns their versions. */
export async function migrate(database: Database): Promise<string[]> {
  const client = await database.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('contest-api migrations'))");
    return await applyPending(client);
  } finally {
    client.release(true); // closing the connection releases the lock and any open transaction
  }
}

async function applyPending(client: ClientBase): Promise<string[]> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       version text PRIMARY KEY,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
  const { rows } = await client.query<{ version: string }>("SELECT version FROM schema_migrations");
  const applied = new Set(rows.map(({ version }) => version));
  const pending = (await versions()).filter((version) => !applied.has(version));

  for (const version of pending) {
    await client.query("BEGIN");
    await client.query(await readFile(new URL(`${version}.sql`, migrations), "utf8"));
    await client.query("INSERT INTO schema_migrations (version) VALUES ($1)", [version]);
    await client.query("COMMIT");
  }
  return pending;
}

async function versions(): Promise<string[]> {
  const files = await readdir(migrations);
  return files
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
}
