import { GateFault } from "../../gate/fault.ts";
import type { Row } from "../../host/databases.ts";
import { exportFormat, lineOfExport } from "../export-ledger.ts";
import { LedgerWalk } from "../walk.ts";
import { ask, type LedgerDatabase, textIn } from "./ledger-database.ts";

/** Files of a record have at most some megabytes. */
const pageSize = 8;

/**
 * A ledger of the database with its records, byte for byte as the export of its file. `ledger` is its name; by default
 * the longest of the repository. Throws "ledger/not-in-database", and "ledger/database-broken" at the
 * first entry that is not as it was written.
 */
export async function* exportDatabase(
  database: LedgerDatabase,
  repository: string,
  ledger: string | undefined,
): AsyncIterable<string> {
  const { where } = database;
  const named = await ask(
    database,
    ledger === undefined
      ? "SELECT promote.longest_ledger($1) AS id"
      : "SELECT id FROM promote.ledgers WHERE id = $1",
    [ledger ?? repository],
  );
  const id = named[0]?.["id"];
  if (typeof id !== "string") throw new GateFault("ledger/not-in-database", { where, repository });
  const walk = new LedgerWalk();
  yield lineOfExport(exportFormat);
  for (;;) {
    const rows = await ask(database, entriesOfChain, [id, walk.size, pageSize]);
    for (const row of rows) {
      const entry = textIn(database, row, "entry");
      walk.line(entry);
      const [problem] = walk.problems.told;
      if (problem !== undefined) {
        const words = problem.message.replace(/\.$/, "");
        throw new GateFault("ledger/database-broken", { where, problem: words });
      }
      yield lineOfExport({ entry, files: filesIn(row) });
    }
    if (rows.length < pageSize) break;
  }
  const [head] = await ask(database, lastHead, [id]);
  if (head !== undefined) yield lineOfExport({ head: textIn(database, head, "head") });
}

/** Co-signatures are beside the record and no part of an export of the file. */
const entriesOfChain = `
  SELECT one.entry, ARRAY(
    SELECT file.path FROM promote.record_files AS file
    WHERE file.promotion = one.id AND file.path !~ '\\.cosigned-[0-9a-f]{12}\\.' ORDER BY file.path COLLATE "C"
  ) AS paths, ARRAY(
    SELECT convert_from(file.content, 'UTF8') FROM promote.record_files AS file
    WHERE file.promotion = one.id AND file.path !~ '\\.cosigned-[0-9a-f]{12}\\.' ORDER BY file.path COLLATE "C"
  ) AS texts
  FROM promote.chain_of($1) AS chain
  JOIN promote.promotions AS one ON one.ledger = chain.ledger AND one.sequence <= chain.last_sequence
  WHERE one.sequence >= $2 ORDER BY one.sequence LIMIT $3`;

const lastHead = "SELECT head FROM promote.ledger_heads WHERE ledger = $1 ORDER BY id DESC LIMIT 1";

function filesIn(row: Row): readonly { readonly path: string; readonly text: string }[] {
  const [paths, texts]: readonly unknown[][] = [row["paths"], row["texts"]].map((column) =>
    Array.isArray(column) ? column : [],
  );
  return (paths ?? []).map((path, index) => ({
    path: String(path),
    text: String(texts?.[index] ?? ""),
  }));
}
