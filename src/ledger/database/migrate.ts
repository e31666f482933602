import { GateFault } from "../../gate/fault.ts";
import { ask, type LedgerDatabase, textIn } from "./ledger-database.ts";
import type { Migration } from "./migrations.ts";

const roles = ["promote_reader", "promote_writer"];

/**
 * Brings the ledger's database up to date in one transaction, while nobody else does. Returns the names of what was
 * applied. Throws `ledger/…` faults; then nothing was.
 */
export async function migrate(
  database: LedgerDatabase,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await assertFit(database);
  await ask(database, "BEGIN");
  try {
    await ask(database, "SET LOCAL search_path = pg_catalog, pg_temp");
    await ask(database, "SELECT pg_advisory_xact_lock(hashtextextended('promote migrate', 0))");
    await assertOwn(database);
    await ask(database, bootstrap);
    const pending = pendingOf(database, migrations, await appliedIn(database));
    for (const { version, name, sha256, sql } of pending) {
      await ask(database, sql);
      await ask(
        database,
        "INSERT INTO promote.migrations (version, name, sha256) VALUES ($1, $2, $3)",
        [version, name, sha256],
      );
    }
    await ask(database, `GRANT SELECT ON promote.migrations TO ${roles.join(", ")}`);
    await ask(database, "COMMIT");
    return pending.map(({ name }) => name);
  } catch (thrown) {
    await database.query("ROLLBACK").catch(() => undefined);
    throw thrown;
  }
}

/** Throws unless the database has exactly the migrations that this program knows. */
export async function assertMigrated(
  database: LedgerDatabase,
  migrations: readonly Migration[],
): Promise<void> {
  const [row] = await ask(
    database,
    "SELECT to_regclass('promote.migrations') IS NOT NULL AS known",
  );
  const applied = row?.["known"] === true ? await appliedIn(database) : [];
  const [missing] = pendingOf(database, migrations, applied);
  if (missing === undefined) return;
  const { where } = database;
  throw new GateFault("ledger/database-unmigrated", { where, missing: missing.name });
}

type Applied = Pick<Migration, "version" | "name" | "sha256">;

/** What is left to apply. Throws where what was applied is not what this program knows. */
function pendingOf(
  { where }: LedgerDatabase,
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  for (const { version, name, sha256 } of applied) {
    const known = migrations.find((migration) => migration.version === version);
    if (known === undefined)
      throw new GateFault("ledger/database-newer", { where, migration: name });
    if (known.sha256 !== sha256)
      throw new GateFault("ledger/migration-changed", { migration: name });
  }
  const done = new Set(applied.map(({ version }) => version));
  return migrations.filter(({ version }) => !done.has(version));
}

async function appliedIn(database: LedgerDatabase): Promise<readonly Applied[]> {
  const rows = await ask(
    database,
    "SELECT version, name, sha256 FROM promote.migrations ORDER BY version",
  );
  return rows.map(({ version, name, sha256 }) => ({
    version: Number(version),
    name: String(name),
    sha256: String(sha256),
  }));
}

async function assertFit(database: LedgerDatabase): Promise<void> {
  const [row] = await ask(
    database,
    `SELECT current_setting('server_encoding') AS encoding,
       (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS creates,
       ARRAY(SELECT one FROM unnest($1::text[]) AS one WHERE one NOT IN (SELECT rolname FROM pg_roles)) AS missing`,
    [roles],
  );
  const encoding = String(row?.["encoding"]);
  if (encoding !== "UTF8") {
    throw new GateFault("ledger/database-encoding", { where: database.where, encoding });
  }
  const missing: readonly unknown[] = Array.isArray(row?.["missing"]) ? row["missing"] : [];
  if (missing.length === 0 || row?.["creates"] === true) return;
  const statements = missing.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join(" ");
  throw new GateFault("ledger/roles-missing", { statements });
}

/** Throws where somebody else's schema waits for this login: tables have triggers, views call functions, and they run as it. */
async function assertOwn(database: LedgerDatabase): Promise<void> {
  const [other] = await ask(
    database,
    `SELECT owner.rolname::text AS owner, me.rolname::text AS login FROM (
       SELECT nspowner AS oid FROM pg_namespace WHERE nspname = 'promote'
       UNION SELECT relowner FROM pg_class WHERE relnamespace = to_regnamespace('promote')
     ) AS own JOIN pg_roles AS owner USING (oid) JOIN pg_roles AS me ON me.rolname = current_user
     WHERE owner.oid <> me.oid AND NOT owner.rolsuper AND (me.rolsuper OR NOT pg_has_role(me.oid, owner.oid, 'USAGE'))`,
  );
  if (other === undefined) return;
  const owner = textIn(database, other, "owner");
  const login = textIn(database, other, "login");
  throw new GateFault("ledger/schema-foreign", { where: database.where, owner, login });
}

/** The table of what was applied stands before the first file; without the right to make schemas, one that is there will do. */
const bootstrap = `
  DO $$
  BEGIN
    IF to_regnamespace('promote') IS NULL THEN
      CREATE SCHEMA promote;
    END IF;
  END $$;
  CREATE TABLE IF NOT EXISTS promote.migrations (
    version integer PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`;
