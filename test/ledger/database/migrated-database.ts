import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { OpenDatabase } from "../../../src/host/databases.ts";
import type { Host } from "../../../src/host/host.ts";
import { databaseLimits } from "../../../src/ledger/database/ledger-database.ts";
import { migrate } from "../../../src/ledger/database/migrate.ts";
import { readMigrations } from "../../../src/ledger/database/migrations.ts";
import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { type TestDatabase, testDatabase } from "../../support/postgres.ts";

/** Opens a connection as the ledger does, closed after the test. */
export async function opened(host: Host, url: string): Promise<OpenDatabase> {
  const database = await host.databases.open(url, databaseLimits);
  onTestFinished(() => database.close());
  return database;
}

/** A database of its own that has every migration. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  await migrateAt(database.url);
  return database;
}

/** Migrates what is at this URL. */
export async function migrateAt(url: string): Promise<void> {
  const installation = join(import.meta.dirname, "../../../dist");
  const node = openNodeHost({ variables: process.env, installation });
  try {
    const { host } = node;
    await migrate(await host.databases.open(url, databaseLimits), await readMigrations(host));
  } finally {
    await node.close();
  }
}

/** The URL of a new login that has this role alone. */
export async function loginWith(
  database: TestDatabase,
  role: "promote_reader" | "promote_writer",
): Promise<string> {
  const name = `login_${database.name}_${role}`;
  await database.query(
    `CREATE ROLE ${name} LOGIN PASSWORD 'of-the-login'; GRANT ${role} TO ${name}`,
  );
  onTestFinished(async () => void (await database.query(`DROP ROLE ${name}`)));
  const url = new URL(database.url);
  url.username = name;
  url.password = "of-the-login";
  return url.href;
}
