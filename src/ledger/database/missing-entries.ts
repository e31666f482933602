import { GateFault } from "../../gate/fault.ts";
import { follows, type LedgerEnd, type LedgerEntry } from "../entry.ts";
import { readEntry } from "../read-entry.ts";
import { ask, type LedgerDatabase, textIn } from "./ledger-database.ts";

const pageSize = 2_000;

/**
 * The entries that come after this end in the ledger of the repository that was appended to last; none where that
 * ledger does not have the end's last entry. Throws "ledger/database-broken" unless each follows the one before.
 */
export async function missingEntries(
  database: LedgerDatabase,
  repository: string,
  after: LedgerEnd,
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  let end = after;
  for (;;) {
    const rows = await ask(database, "SELECT * FROM promote.entries_after($1, $2, $3)", [
      ...[repository, end.lastLeaf, pageSize],
    ]);
    for (const row of rows) {
      const entry = readEntry(textIn(database, row, "entry"));
      if (!follows(entry, end)) {
        const problem = `entry ${end.size} does not follow the one before it`;
        throw new GateFault("ledger/database-broken", { where: database.where, problem });
      }
      entries.push(entry);
      end = { size: entry.seq + 1, lastLeaf: entry.leaf };
    }
    if (rows.length < pageSize) return entries;
  }
}
