import { GateFault } from "../gate/fault.ts";
import { ask, databaseLimits } from "../ledger/database/ledger-database.ts";
import { migrate } from "../ledger/database/migrate.ts";
import { readMigrations } from "../ledger/database/migrations.ts";
import { pushCosignatures, pushLedger } from "../ledger/database/push-ledger.ts";
import { pushRunbooks } from "../ledger/database/push-runbooks.ts";
import type { LedgerPlace } from "../ledger/ledger-place.ts";
import { withServer } from "../postgres/server.ts";
import type { World } from "./world.ts";

/** Loads a file ledger, and what was told of runbooks, into a server of its own, and gives its URL for the length of `work`. */
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
      await pushCosignatures(host, database, place);
      const said = (sql: string, values: readonly unknown[]) => ask(database, sql, values);
      const { executions, unreadable } = await pushRunbooks(host, said, place.project);
      for (const problem of unreadable) output.message(problem);
      output.message(
        `On ${source}, as they are now: entries of the ledger ${sent}, executions of runbooks ${executions}. What comes later is shown after a new start.`,
      );
    } finally {
      await database.close();
    }
    await work(url);
  });
}
