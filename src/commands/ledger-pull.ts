import { exitCodes } from "../gate/result.ts";
import { openLedgerDatabase } from "../ledger/database/open-ledger-database.ts";
import { pullRecords } from "../ledger/database/pull-records.ts";
import { withLedgerLock } from "../ledger/ledger-lock.ts";
import { assertRealLedger } from "../ledger/ledger-place.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import { loadConfig } from "./load-config.ts";
import type { World } from "./world.ts";

/**
 * Brings the records that the ledger of this machine names and this machine has not. Exit code 1 where one is left out.
 * Throws faults.
 */
export async function ledgerPull(
  request: { readonly config?: string | undefined },
  { host, output, directory }: World,
): Promise<number> {
  const { config, project } = await loadConfig(host, directory, request.config);
  const place = { project, ledger: config.record.ledger };
  await assertRealLedger(host, place);
  const database = await openLedgerDatabase(host, { config, project });
  try {
    await keepOutOfGit(host, project, config.record.directory);
    await keepOutOfGit(host, project, config.record.ledger);
    const pulled = await withLedgerLock(host, { place, tell: output.message }, () =>
      pullRecords(host, database, place),
    );
    for (const { file, why } of pulled.left) output.message(`The record ${file} ${why}.`);
    const records = pulled.brought === 1 ? "1 record was" : `${pulled.brought} records were`;
    const left = pulled.left.length === 0 ? "" : `; ${pulled.left.length} more are not here`;
    output.message(`${records} brought from ${database.where}${left}.`);
    return pulled.left.length === 0 ? exitCodes.yes : exitCodes.no;
  } finally {
    await database.close();
  }
}
