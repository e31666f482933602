import { exitCodes } from "../gate/result.ts";
import { migrate } from "../ledger/database/migrate.ts";
import { readMigrations } from "../ledger/database/migrations.ts";
import { ledgerUrlOf } from "../ledger/database/open-ledger-database.ts";
import { loadConfig } from "./load-config.ts";
import type { World } from "./world.ts";

/** Indexes of a large ledger take their time. */
const limits = { connectMs: 10_000, statementMs: 1_800_000 };

/** Brings the ledger's database up to date. Throws faults; then nothing was changed. */
export async function ledgerMigrate(
  request: { readonly config?: string | undefined },
  { host, output, directory }: World,
): Promise<number> {
  const loaded = await loadConfig(host, directory, request.config);
  const migrations = await readMigrations(host);
  const database = await host.databases.open(await ledgerUrlOf(host, loaded), limits);
  try {
    const applied = await migrate(database, migrations);
    for (const name of applied) output.message(`Applied ${name}.`);
    const how = applied.length === 0 ? "was up to date already" : "is up to date";
    output.message(`The ledger's database at ${database.where} ${how}.`);
    return exitCodes.yes;
  } finally {
    await database.close();
  }
}
