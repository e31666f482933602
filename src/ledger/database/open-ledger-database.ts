import type { PromoteConfig } from "../../config/config.ts";
import type { SecretPlace } from "../../config/scalars.ts";
import { GateFault } from "../../gate/fault.ts";
import type { OpenDatabase } from "../../host/databases.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import { parseConnection } from "../../postgres/connection.ts";
import { databaseLimits } from "./ledger-database.ts";
import { assertMigrated } from "./migrate.ts";
import { readMigrations } from "./migrations.ts";

type DatabaseHost = Pick<Host, "databases" | "environment" | "files" | "machine" | "secrets">;

/** Where a ledger's database is named: its configuration, and the project folder. */
export type LedgerConfig = {
  readonly config: Pick<PromoteConfig, "ledger">;
  readonly project: string;
};

/** Opens the database of the ledger. Throws faults: of its URL, of the way to it, and unless it is migrated. */
export async function openLedgerDatabase(
  host: DatabaseHost,
  configured: LedgerConfig,
): Promise<OpenDatabase> {
  const migrations = await readMigrations(host);
  const database = await host.databases.open(await ledgerUrlOf(host, configured), databaseLimits);
  try {
    await assertMigrated(database, migrations);
    return database;
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** The URL of the ledger's database, protected. Throws a fault where there is none. */
export async function ledgerUrlOf(
  host: Pick<Host, "environment" | "files" | "secrets">,
  { config, project }: LedgerConfig,
): Promise<string> {
  if (config.ledger === undefined) throw new GateFault("ledger/database-missing", {});
  const { url: place } = config.ledger;
  const source = place.kind === "variable" ? place.variable : locate(project, place.path);
  const url = (await valueAt(host, place, source))?.trim() ?? "";
  if (url === "") throw new GateFault("ledger/url-missing", { source });
  host.secrets.protect(url);
  const connection = parseConnection(url);
  if (connection === undefined) throw new GateFault("database/url-malformed", { variable: source });
  if (connection.password !== "") host.secrets.protect(connection.password);
  return url;
}

function valueAt(
  { environment, files }: Pick<Host, "environment" | "files">,
  place: SecretPlace,
  source: string,
): Promise<string | undefined> | string | undefined {
  return place.kind === "variable" ? environment.take(source) : files.readText(source);
}
