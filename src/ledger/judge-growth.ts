import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { Trust } from "../record/trust.ts";
import type { LedgerEnd } from "./entry.ts";
import { judgeEntryRecord } from "./judge-entry-record.ts";
import { type LedgerPlace, pathsOf } from "./ledger-place.ts";
import type { LedgerState } from "./read-state.ts";

/** What a run saw of the ledger before its first check. */
export type SeenLedger = Pick<LedgerState, "end" | "vouched">;

/**
 * Throws `ledger/broken` unless the ledger is the one that was seen, longer by entries that count: by a head of the
 * run's own key, or by a record that verifies with it. The code that was checked could write the ledger meanwhile,
 * and must not get invented entries under the next head. Nothing is judged where no record can be verified: no head
 * is signed then.
 */
export async function assertGrown(
  host: Pick<Host, "files">,
  { place, trust }: { readonly place: LedgerPlace; readonly trust: Trust | undefined },
  seen: SeenLedger,
  { end, tail, vouched }: LedgerState,
): Promise<void> {
  const broken = (problem: string) =>
    new GateFault("ledger/broken", { path: pathsOf(place).ledger, problem });
  if (vouched < seen.vouched) throw broken("its head was replaced while the checks ran.");
  if (end.size < seen.end.size) throw broken("entries were taken out while the checks ran.");
  if (vouched < seen.end.size && !isSeenIn(tail, seen.end)) {
    throw broken("entries were changed while the checks ran.");
  }
  if (trust === undefined) return;
  const { project } = place;
  const judged = { trustFor: () => trust, isVouchedFor: false };
  for (let seq = Math.max(vouched, seen.end.size); seq < end.size; seq += 1) {
    const entry = tail.entries.find((one) => one?.seq === seq);
    if (entry === undefined) throw broken("too many entries came while the checks ran.");
    for await (const { words } of judgeEntryRecord(host, project, entry, judged)) {
      throw broken(
        `entry ${seq} came while the checks ran, and its record ${entry.file} ${words}.`,
      );
    }
  }
}

function isSeenIn({ entries }: LedgerState["tail"], { size, lastLeaf }: LedgerEnd): boolean {
  return size === 0 || entries.find((entry) => entry?.seq === size - 1)?.leaf === lastLeaf;
}
