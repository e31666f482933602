import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { judgeProof } from "../record/proofs/judge-proof.ts";
import { readStatement } from "../record/read-statement.ts";
import { cosignedNameOf, recordSuffixes, stemOf } from "../record/record-name.ts";
import type { Trust } from "../record/trust.ts";
import type { RecordPlace } from "../record/write-record.ts";
import type { LedgerEnd, LedgerRecord } from "./entry.ts";
import { readRecordOfEntry } from "./read-record-of-entry.ts";
import type { LedgerTail } from "./read-tail.ts";

/** A record that is not in the ledger, and says that its place is the next one. */
export type Orphan = {
  readonly record: LedgerRecord;
  /** Whether it is signed by whom the run trusts: itself. */
  readonly isTrusted: boolean;
};

type Search = {
  readonly records: RecordPlace;
  readonly end: LedgerEnd;
  readonly tail: LedgerTail;
  readonly trust: Trust | undefined;
};

/** Clocks may have been set back by so much between two runs; older names are not looked at. */
const clockToleranceMs = 86_400_000;

/** The signed records that a run wrote and was killed, or could not go on, before it appended them. */
export async function findOrphans(
  host: Pick<Host, "files">,
  { records: { project, directory }, end, tail, trust }: Search,
): Promise<readonly Orphan[]> {
  const known = new Set(tail.entries.map((entry) => stemOf(entry?.file ?? "")));
  const last = tail.entries.at(-1)?.file;
  const earliest = last === undefined ? "" : stampBefore(nameOf(last));
  const names = await host.files.list(`${project}/${directory}`);
  const orphans = new Map<string, Orphan>();
  for (const name of names.filter(mayBeRecord).sort(byForm)) {
    const file = `${directory}/${name}`;
    const stem = stemOf(file);
    if (name < earliest || known.has(stem) || orphans.has(stem)) continue;
    const orphan = await readOrphan(host, project, file, end, trust);
    if (orphan !== undefined) orphans.set(stem, orphan);
  }
  return [...orphans.values()];
}

async function readOrphan(
  host: Pick<Host, "files">,
  project: string,
  file: string,
  { size, lastLeaf }: LedgerEnd,
  trust: Trust | undefined,
): Promise<Orphan | undefined> {
  const signed = await readRecordOfEntry(host, project, file);
  if (signed === undefined || "code" in signed) return undefined;
  const statement = readStatement(signed.payload);
  if ("code" in statement) return undefined;
  const { chain, recordId } = statement.predicate;
  if (chain?.sequence !== size || chain.previous !== lastLeaf) return undefined;
  const payloadSha256 = createHash("sha256").update(signed.payload).digest("hex");
  const isTrusted = trust !== undefined && judgeProof(signed, trust).refusals.length === 0;
  return { record: { recordId, payloadSha256, file }, isTrusted };
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

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** What names of records begin with that were made a day before the named one; empty when it tells no time. */
function stampBefore(name: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(name) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time)) return "";
  const before = new Date(time - clockToleranceMs).toISOString();
  return before.replace(/\.\d+Z$/, "Z").replaceAll(/[-:]/g, "");
}
