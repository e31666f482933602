import { GateFault } from "../../gate/fault.ts";
import { ask, type LedgerDatabase } from "./ledger-database.ts";

/** The server waits some seconds each time; together about as long as for the lock of a file ledger. */
const attempts = 8;
const limitMs = 64_000;

/** Takes the lock under which a record of the repository gets its place. Throws "ledger/sealing-held". */
export async function holdSealing(database: LedgerDatabase, repository: string): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const [row] = await ask(database, "SELECT promote.hold_sealing($1) AS held", [repository]);
    if (row?.["held"] === true) return;
  }
  throw new GateFault("ledger/sealing-held", { where: database.where, limitMs });
}

/** Gives the lock back. */
export async function releaseSealing(database: LedgerDatabase, repository: string): Promise<void> {
  await ask(database, "SELECT promote.release_sealing($1)", [repository]);
}
