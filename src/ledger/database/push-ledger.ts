import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { StatementError } from "../../host/statement-error.ts";
import { cosignedNameOf, stemOf } from "../../record/record-name.ts";
import { allEntries } from "../all-entries.ts";
import { type LedgerEntry, lineOf } from "../entry.ts";
import { filesOfEntry } from "../export-ledger.ts";
import { type LedgerPlace, pathsOf } from "../ledger-place.ts";
import { readHeadText } from "../read-head-text.ts";
import { readRecordOfEntry } from "../read-record-of-entry.ts";
import { readTail } from "../read-tail.ts";
import { type LedgerDatabase, refusalOf } from "./ledger-database.ts";
import { type Branch, EntrySender, type Found, findEntry, type SentEntry } from "./send-entries.ts";

type PushHost = Pick<Host, "files" | "journals">;

/** What sending came to. */
export type Pushed = {
  /** Entries that the database did not have. */
  readonly sent: number;
  /** Entries of the file, so far as they were looked at, and the database's all the same. */
  readonly size: number;
  readonly branches: readonly Branch[];
};

/**
 * Sends to the database what the file ledger has and it has not. Done again, nothing. Throws faults of the database,
 * "ledger/broken", and "record/missing" for a record that is not there.
 */
export async function pushLedger(
  host: PushHost,
  database: LedgerDatabase,
  place: LedgerPlace,
): Promise<Pushed> {
  const { entries, at } = await unsentEntries(host, database, place);
  const sender = new EntrySender(database, at);
  for (const entry of entries) await sender.send(await sentEntryOf(host, place, entry));
  const ledger = sender.ledger;
  if (ledger !== undefined) await pushHead(host, database, place, ledger);
  const size = (entries.at(-1)?.seq ?? at?.sequence ?? -1) + 1;
  return { sent: sender.sent, size, branches: sender.branches };
}

/** Sends the records again that were co-signed: of files that it has, the database takes none. */
export async function pushCosignatures(
  host: PushHost,
  database: LedgerDatabase,
  place: LedgerPlace,
): Promise<void> {
  const sender = new EntrySender(database, undefined);
  const cosignatures = new Map<string, readonly string[]>();
  for (const entry of await allEntries(host, pathsOf(place).ledger)) {
    const folder = folderOf(entry.file);
    if (!cosignatures.has(folder)) {
      cosignatures.set(folder, []);
      for (const name of await host.files.list(`${place.project}/${folder}`)) {
        const record = cosignedNameOf(name);
        if (record === undefined) continue;
        const stem = `${folder}/${record}`;
        cosignatures.set(stem, [...(cosignatures.get(stem) ?? []), `${folder}/${name}`]);
      }
    }
    const more = cosignatures.get(stemOf(entry.file));
    if (more !== undefined) await sender.send(await sentEntryOf(host, place, entry, more));
  }
}

type Unsent = { readonly entries: readonly LedgerEntry[]; readonly at: Found | undefined };

async function unsentEntries(
  host: PushHost,
  database: LedgerDatabase,
  place: LedgerPlace,
): Promise<Unsent> {
  const { ledger } = pathsOf(place);
  const tail = await readTail(host, ledger);
  const last = tail.entries.filter((entry) => entry !== undefined);
  const [first] = last;
  if (first !== undefined && last.length === tail.entries.length) {
    if (tail.isAll || (await findEntry(database, first.leaf)) !== undefined) {
      return unsentOf(database, last);
    }
  }
  return unsentOf(database, await allEntries(host, ledger));
}

/** Having an entry means having all before it, so the last one that is there is found by halving. */
async function unsentOf(
  database: LedgerDatabase,
  entries: readonly LedgerEntry[],
): Promise<Unsent> {
  let [known, unknown] = [-1, entries.length];
  let at: Found | undefined;
  for (let step = 1; unknown - known > 1; ) {
    const middle = Math.max(unknown - step, Math.floor((known + unknown) / 2));
    const entry = entries[middle];
    const found = entry === undefined ? undefined : await findEntry(database, entry.leaf);
    if (found === undefined) [unknown, step] = [middle, step * 2];
    else [known, at] = [middle, found];
  }
  return { entries: entries.slice(unknown), at };
}

async function sentEntryOf(
  host: PushHost,
  { project }: LedgerPlace,
  entry: LedgerEntry,
  more: readonly string[] = [],
): Promise<SentEntry> {
  const path = `${project}/${entry.file}`;
  const record = await readRecordOfEntry(host, project, entry.file);
  if (record === undefined) throw new GateFault("record/missing", { path });
  if ("code" in record) {
    throw new GateFault("file/unreadable", { path, reason: record.message });
  }
  const files = await filesOfEntry(host, project, entry, more);
  return { entry, line: lineOf(entry), payload: record.payload, files };
}

/** Where another run has made the file longer meanwhile, its head counts what the database lacks, and is sent by that run. */
async function pushHead(
  host: PushHost,
  database: LedgerDatabase,
  place: LedgerPlace,
  ledger: string,
): Promise<void> {
  const head = await readHeadText(host, pathsOf(place).ledger);
  if (head === undefined) return;
  try {
    await database.query("SELECT promote.append_head($1, $2)", [ledger, head]);
  } catch (thrown) {
    if (!(thrown instanceof StatementError)) throw thrown;
    if (thrown.sqlState !== "PL003") throw refusalOf(database, thrown);
  }
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}
