import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { readStatement } from "../record/read-statement.ts";
import type { ReadPredicate } from "../record/statement-schema.ts";
import type { LedgerEntry } from "./entry.ts";
import type { ChainFacts, LaterRecord } from "./judge-chain.ts";
import { readRecordOfEntry } from "./read-record-of-entry.ts";
import { type LedgerRequest, verifyLedger } from "./verify-ledger.ts";

type Presented = {
  readonly payload: Uint8Array;
  readonly predicate: ReadPredicate;
  /** Folder that the files of the entries are relative to. */
  readonly project: string;
};

/**
 * Reads the ledger, and the records after the one presented. A later record is believed for its hash, which the
 * ledger holds; whoever signed it.
 */
export async function lookAtChain(
  host: Pick<Host, "clock" | "files" | "journals">,
  request: Omit<LedgerRequest, "onEntry" | "records">,
  { payload, predicate, project }: Presented,
): Promise<ChainFacts> {
  const payloadSha256 = createHash("sha256").update(payload).digest("hex");
  const found = new Map<number, LedgerEntry>();
  const later = new Map<number, LaterRecord>();
  const ledger = await verifyLedger(host, {
    ...request,
    async onEntry(entry) {
      if (entry.payloadSha256 === payloadSha256) found.set(entry.seq, entry);
      else if (found.size > 0 && !later.has(entry.seq)) {
        later.set(entry.seq, { entry, predicate: await predicateOf(host, project, entry) });
      }
    },
  });
  const entries = [...found.values()];
  return { payloadSha256, predicate, ledger, entries, later: [...later.values()] };
}

async function predicateOf(
  host: Pick<Host, "files">,
  project: string,
  { file, payloadSha256 }: LedgerEntry,
): Promise<ReadPredicate | undefined> {
  const signed = await readRecordOfEntry(host, project, file);
  if (signed === undefined || "code" in signed) return undefined;
  if (createHash("sha256").update(signed.payload).digest("hex") !== payloadSha256) return undefined;
  const statement = readStatement(signed.payload);
  return "code" in statement ? undefined : statement.predicate;
}
