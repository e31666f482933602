import { GateFault } from "../gate/fault.ts";
import { databaseLimits } from "../ledger/database/ledger-database.ts";
import { migrate } from "../ledger/database/migrate.ts";
import { readMigrations } from "../ledger/database/migrations.ts";
import { pushLedger } from "../ledger/database/push-ledger.ts";
import type { LedgerPlace } from "../ledger/ledger-place.ts";
import { withServer } from "../postgres/server.ts";
import type { World } from "./world.ts";

/** Loads a file ledger into a server of its own, and gives its URL for the length of `work`. */
export async function withFileLedger(
  { host, output }: Pick<World, "host" | "output">,
  place: LedgerPlace,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const path = `${place.project}/${place.ledger}`;
  if ((await host.files.status(path)) === undefined) {
    throw new GateFault("ledger/missing", { path });
  }
  const migrations = await readMigrations(host);
  output.message(`Loading ${path} into a PostgreSQL that is gone afterwards …`);
  await withServer(host, {}, async ({ url, source }) => {
    const database = await host.databases.open(url, databaseLimits);
    try {
      await migrate(database, migrations);
      const { sent } = await pushLedger(host, database, place);
      output.message(`Entries of the ledger, as they are now, in ${source}: ${sent}.`);
    } finally {
      await database.close();
    }
    await work(url);
  });
}
