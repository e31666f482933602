import { createHash } from "node:crypto";
import { posix } from "node:path";
import { stampOf } from "../data/iso-time.ts";
import type { Host } from "../host/host.ts";
import { readStatement } from "../record/read-statement.ts";
import { cosignedNameOf, isNameOf, recordSuffixes, stemOf } from "../record/record-name.ts";
import type { ReadPredicate } from "../record/statement-schema.ts";
import type { Trust } from "../record/trust.ts";
import type { RecordPlace } from "../record/write-record.ts";
import { entryAfter, type LedgerEnd, type LedgerRecord } from "./entry.ts";
import { judgeEntryRecord } from "./judge-entry-record.ts";
import { readRecordOfEntry } from "./read-record-of-entry.ts";
import type { LedgerTail } from "./read-tail.ts";

/** A record that is not in the ledger, and says that its place is the next one. */
export type Orphan = {
  readonly record: LedgerRecord;
  /** Why it is none that a run here has left, or cannot be known to be; undefined for one that is to be taken in. */
  readonly objection: string | undefined;
};

type Search = {
  readonly records: RecordPlace;
  readonly end: LedgerEnd;
  readonly tail: LedgerTail;
  /** URI of the repository whose ledger it is. */
  readonly repository: string;
  /** Whose records are taken in: those of what signs this run. */
  readonly trust: Trust | undefined;
};

/** Clocks may have been set back by so much between two runs; older names are not looked at. */
const clockToleranceMs = 86_400_000;

/** The signed records that a run wrote and was killed, or could not go on, before it appended them. */
export async function findOrphans(
  host: Pick<Host, "files">,
  search: Search,
): Promise<readonly Orphan[]> {
  const { project, directory } = search.records;
  const { tail } = search;
  const known = new Set(tail.entries.map((entry) => stemOf(entry?.file ?? "")));
  const last = tail.entries.at(-1)?.file;
  const earliest = last === undefined ? "" : stampBefore(posix.basename(last));
  const names = await host.files.list(`${project}/${directory}`);
  const orphans = new Map<string, Orphan>();
  for (const name of names.filter(mayBeRecord).sort(byForm)) {
    const file = `${directory}/${name}`;
    const stem = stemOf(file);
    if (name < earliest || known.has(stem) || orphans.has(stem)) continue;
    const orphan = await readOrphan(host, search, file);
    if (orphan !== undefined) orphans.set(stem, orphan);
  }
  return [...orphans.values()];
}

async function readOrphan(
  host: Pick<Host, "files">,
  search: Search,
  file: string,
): Promise<Orphan | undefined> {
  const { records, end } = search;
  const signed = await readRecordOfEntry(host, records.project, file);
  if (signed === undefined || "code" in signed) return undefined;
  const statement = readStatement(signed.payload);
  if ("code" in statement) return undefined;
  const { predicate } = statement;
  if (predicate.chain?.sequence !== end.size || predicate.chain.previous !== end.lastLeaf)
    return undefined;
  const payloadSha256 = createHash("sha256").update(signed.payload).digest("hex");
  const record = { recordId: predicate.recordId, payloadSha256, file };
  return { record, objection: await objectionTo(host, search, record, predicate) };
}

/** A record of another place can be brought here by whoever writes the candidate, and so can one under another name. */
async function objectionTo(
  host: Pick<Host, "files">,
  { records, end, repository, trust }: Search,
  record: LedgerRecord,
  predicate: ReadPredicate,
): Promise<string | undefined> {
  const unverifiable = "its signature cannot be verified with what signs this run";
  if (trust === undefined) return unverifiable;
  if (predicate.repository.uri !== repository) return "it is a record of another repository";
  if (!isNameOf(stemOf(posix.basename(record.file)), predicate))
    return "its file is not named as it says";
  const entry = entryAfter(end, record);
  const judged = { trustFor: () => trust, isVouchedFor: false };
  for await (const { code, words } of judgeEntryRecord(host, records.project, entry, judged)) {
    return code === "record-refused" ? unverifiable : `it ${words}`;
  }
  return undefined;
}

function mayBeRecord(name: string): boolean {
  return (
    name.endsWith(".json") &&
    cosignedNameOf(name) === undefined &&
    !name.endsWith(recordSuffixes.manifest) &&
    !name.endsWith(recordSuffixes.unsigned)
  );
}

/** By time, and of one record the bundle first: it is what a record is known by. */
function byForm(one: string, other: string): number {
  const rank = (name: string) => `${stemOf(name)}${name.endsWith(recordSuffixes.bundle) ? 0 : 1}`;
  return rank(one) < rank(other) ? -1 : 1;
}

/** What names of records begin with that were made a day before the named one; empty when it tells no time. */
function stampBefore(name: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) return "";
  return stampOf(new Date(time - clockToleranceMs).toISOString());
}
