import type { Host, LockHolder } from "../host/host.ts";
import { assertRealLedger, type LedgerPlace, pathsOf } from "./ledger-place.ts";

const limitMs = 60_000;

/** Does the work while nobody else on this machine writes to the ledger or its records. Throws `ledger/…` faults. */
export async function withLedgerLock<T>(
  host: Pick<Host, "files" | "journals">,
  { place, tell }: { readonly place: LedgerPlace; readonly tell: (message: string) => void },
  work: () => Promise<T>,
): Promise<T> {
  await assertRealLedger(host, place);
  const { lock } = pathsOf(place);
  const onWait = ({ pid, since }: LockHolder) =>
    tell(
      `Process ${pid} has held ${lock} since ${since}; waiting for at most ${limitMs / 1000} s.`,
    );
  return host.journals.withLock(lock, { limitMs, onWait }, work);
}
