import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { ask, type LedgerDatabase } from "./ledger-database.ts";

/** A promotion that nobody else may run meanwhile. */
export type HeldPromotion = {
  readonly repository: string;
  readonly environment: string;
  /** Who runs it, in words for others. */
  readonly holder: string;
  /** How long another one is waited for; undefined when it is not. */
  readonly waitMs: number | undefined;
  /** Told who is waited for. */
  readonly tell: (message: string) => void;
};

const pollMs = 500;
/** A holder says who it is a moment after it has the lock. */
const namelessMs = 2_000;

/**
 * Takes the lock of an environment for as long as the connection stays. Throws "ledger/promotion-held", which says
 * who has it and since when, when it is not free in time.
 */
export async function holdPromotion(
  { clock }: Pick<Host, "clock">,
  database: LedgerDatabase,
  { repository, environment, holder, waitMs, tell }: HeldPromotion,
): Promise<void> {
  const begun = clock.elapsed();
  let waitedFor = "";
  for (;;) {
    const [row] = await ask(database, "SELECT * FROM promote.hold_promotion($1, $2, $3)", [
      ...[repository, environment, holder],
    ]);
    if (row?.["held"] === true) return;
    const other = otherIn(row?.["holder"], row?.["since"]);
    const limitMs = waitMs ?? (other === undefined ? namelessMs : 0);
    if (clock.elapsed() - begun >= limitMs) {
      throw new GateFault("ledger/promotion-held", { environment, ...(other ?? nobody) });
    }
    const words = other && `${other.holder}, since ${other.since}`;
    if (words !== undefined && words !== waitedFor) {
      tell(`A promotion to ${environment} is under way: ${words}. Waiting for it to end.`);
      waitedFor = words;
    }
    await clock.sleep(pollMs);
  }
}

const nobody = { holder: "a run that has not said who it is", since: "a moment ago" };

function otherIn(holder: unknown, since: unknown) {
  if (typeof holder !== "string" || !(since instanceof Date)) return undefined;
  return { holder, since: since.toISOString() };
}
