import type { ReadPredicate } from "../record/statement-schema.ts";
import type { Refusal } from "../record/verification.ts";
import type { LedgerEntry } from "./entry.ts";
import { isWhole, type LedgerVerification } from "./ledger-verification.ts";

/** A record that is presented, and what the ledger has of it. */
export type ChainFacts = {
  readonly payloadSha256: string;
  readonly predicate: ReadPredicate;
  readonly ledger: LedgerVerification;
  /** The entries that name the record's signed bytes. */
  readonly entries: readonly LedgerEntry[];
  /** What came after it, in order. */
  readonly later: readonly LaterRecord[];
};

/** A later entry, and what its record says; undefined when the record is not there, or not the entry's. */
export type LaterRecord = {
  readonly entry: LedgerEntry;
  readonly predicate: ReadPredicate | undefined;
};

/** Every way in which a record is not what the ledger has: a place of its own, and nothing newer in its stead. */
export function* judgeChain(facts: ChainFacts): Iterable<Refusal> {
  const { ledger, predicate, payloadSha256 } = facts;
  if (!isWhole(ledger)) {
    const [first] = ledger.problems;
    yield broken(`The ledger is not whole: ${first?.message ?? ""}`);
  }
  const entry = facts.entries.find((one) => one.payloadSha256 === payloadSha256);
  if (entry === undefined) {
    yield broken("The record is not in the ledger.");
    return;
  }
  if (facts.entries.length > 1) yield broken("The record is in the ledger more than once.");
  const { chain, recordId } = predicate;
  if (chain?.sequence !== entry.seq || chain.previous !== entry.prev) {
    yield broken(`The record does not say that it is entry ${entry.seq} of this ledger.`);
  }
  if (recordId !== entry.recordId) yield broken(`Entry ${entry.seq} gives the record another id.`);
  yield* judgeLater(facts);
}

function* judgeLater({ later, predicate }: ChainFacts): Iterable<Refusal> {
  const unknown = later.filter((one) => one.predicate === undefined);
  const [missing] = unknown;
  if (missing !== undefined) {
    const more = unknown.length === 1 ? "" : ` (and ${unknown.length - 1} more)`;
    yield broken(
      `The record ${missing.entry.file}${more} is newer and not beside the ledger, so it cannot be told whether it takes this one's place.`,
    );
  }
  const newer = later.findLast(
    (one) => one.predicate !== undefined && replaces(one.predicate, predicate),
  );
  if (newer !== undefined) {
    const { file, seq } = newer.entry;
    yield {
      code: "REPLAYED",
      message: `A newer record, ${file} (entry ${seq}), cleared ${newer.predicate?.source.commit} for ${predicate.environment.to}.`,
    };
  }
}

/** Whether a newer record makes an older one history: a release cleared for the same place. */
function replaces(newer: ReadPredicate, older: ReadPredicate): boolean {
  return (
    newer.outcome === "cleared" &&
    newer.purpose === "release-gate" &&
    newer.repository.uri === older.repository.uri &&
    newer.environment.to === older.environment.to
  );
}

function broken(message: string): Refusal {
  return { code: "CHAIN_BROKEN", message };
}
