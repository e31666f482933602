import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../src/data/sha256.ts";
import type { Host } from "../../src/host/host.ts";
import {
  emptyEnd,
  entryAfter,
  type LedgerEnd,
  type LedgerEntry,
  lineOf,
} from "../../src/ledger/entry.ts";
import { headOf, type LedgerHead } from "../../src/ledger/head.ts";
import { emptyFrontier, type Frontier, withLeaf } from "../../src/ledger/merkle.ts";
import { type LedgerAccess, type OpenLedger, withLedger } from "../../src/ledger/open-ledger.ts";
import { buildRecord } from "../../src/record/build-record.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import type { Signer } from "../../src/record/signers/signer.ts";
import { trustIn } from "../../src/record/trust.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { ed25519, requestOf } from "../record/sample-run.ts";

export const at = new Date("2026-11-21T01:15:00.250Z");

/** A ledger of so many entries, as lines and head, without files. */
export function sampleLedger(count: number): {
  readonly entries: readonly LedgerEntry[];
  readonly lines: readonly string[];
  readonly head: LedgerHead;
} {
  let end: LedgerEnd = emptyEnd;
  let frontier: Frontier = emptyFrontier;
  const entries: LedgerEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = entryAfter(end, {
      recordId: `019a9f5e-6b00-7cc3-98c4-${String(index).padStart(12, "0")}`,
      payloadSha256: sha256Of(`record ${index}`),
      file: `.promote/records/20261121T011500Z-3f9c1a2b4d5e-production-cleared-${index}.sigstore.json`,
    });
    entries.push(entry);
    end = { size: entry.seq + 1, lastLeaf: entry.leaf };
    frontier = withLeaf(frontier, entry.leaf);
  }
  return { entries, lines: entries.map(lineOf), head: headOf(frontier, end.lastLeaf ?? "", at) };
}

/** What a run appends with, in the project; what it is told goes into `told`. */
export function accessTo(
  project: string,
  told: string[] = [],
  signer: Signer = ed25519,
): LedgerAccess {
  mkdirSync(join(project, ".promote/records"), { recursive: true });
  return {
    place: { project, ledger: ".promote/ledger.jsonl" },
    records: { project, directory: ".promote/records" },
    signer: keyRecordSigner(signer),
    repository: requestOf().candidate.repositoryUri,
    trust: trustIn(signer.publicKey, "the test's key", at),
    tell: (message) => told.push(message),
  };
}

/** Seals a record that names its place, and appends it, as a run does. */
export function appendRecord(
  host: Host,
  access: LedgerAccess,
  signer: Signer = ed25519,
): Promise<string> {
  return withLedger(host, access, (ledger) => sealInto(host, access, ledger, signer));
}

/** Writes a record for the ledger's next place; appends it unless told otherwise. Returns its file. */
export async function sealInto(
  host: Host,
  { records }: LedgerAccess,
  ledger: OpenLedger,
  signer: Signer = ed25519,
  isAppended = true,
): Promise<string> {
  const existing = await host.files.list(`${records.project}/${records.directory}`);
  const finishedAt = new Date().toISOString();
  const built = buildRecord(
    requestOf({
      ...{ chain: ledger.chain, existing, startedAt: finishedAt, finishedAt },
      recordId: randomUUID(),
    }),
  );
  const sealed = await keyRecordSigner(signer).seal(built.statement);
  const { main } = await writeRecord(host, records, built, sealed);
  const { recordId } = built.record.predicate;
  if (isAppended) {
    await ledger.append({ recordId, payloadSha256: sha256Of(built.statement), file: main });
  }
  return main;
}
