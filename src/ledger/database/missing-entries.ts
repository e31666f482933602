import { GateFault } from "../../gate/fault.ts";
import { follows, type LedgerEnd, type LedgerEntry } from "../entry.ts";
import { maxLineBytes, readEntry } from "../read-entry.ts";
import { ask, type LedgerDatabase, textIn } from "./ledger-database.ts";

const pageSize = 2_000;
/** No machine lacks more. */
const mostEntries = 1_000_000;

/**
 * The entries that come after this end in the longest ledger of the repository; none where that ledger does not have the end's last entry. Throws "ledger/database-broken" unless each follows the one before.
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
      const line = textIn(database, row, "entry");
      const entry = Buffer.byteLength(line) > maxLineBytes ? undefined : readEntry(line);
      if (!follows(entry, end)) {
        throw broken(database, `entry ${end.size} does not follow the one before it`);
      }
      entries.push(entry);
      end = { size: entry.seq + 1, lastLeaf: entry.leaf };
    }
    if (rows.length < pageSize) return entries;
    if (entries.length > mostEntries) {
      throw broken(database, `more than ${mostEntries} entries are new to this machine`);
    }
  }
}

function broken({ where }: LedgerDatabase, problem: string): GateFault {
  return new GateFault("ledger/database-broken", { where, problem });
}
