import { GateFault } from "../../gate/fault.ts";
import type { Row } from "../../host/databases.ts";
import { foreignWords } from "../../host/foreign-words.ts";
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
    const other = otherIn(row);
    const isNamed = other.since !== unsaid.since;
    const limitMs = waitMs ?? (isNamed ? 0 : namelessMs);
    if (clock.elapsed() - begun >= limitMs) {
      throw new GateFault("ledger/promotion-held", { environment, ...other });
    }
    const words = `${other.holder}, since ${other.since}`;
    if (isNamed && words !== waitedFor) {
      tell(`A promotion to ${environment} is under way: ${words}. Waiting for it to end.`);
      waitedFor = words;
    }
    await clock.sleep(pollMs);
  }
}

const unsaid = { holder: "a run that has not said who it is", since: "a moment ago" };

/** Who has the lock: what it says of itself, and what the server knows of it. */
function otherIn(row: Row | undefined): { readonly holder: string; readonly since: string } {
  const [holder, since] = [row?.["holder"], row?.["since"]];
  const [login, process] = [row?.["login"], row?.["process"]];
  const session =
    typeof login === "string" && typeof process === "number"
      ? ` (login ${foreignWords(login)}, process ${process})`
      : "";
  if (typeof holder !== "string" || !(since instanceof Date) || Number.isNaN(since.getTime())) {
    return { ...unsaid, holder: `${unsaid.holder}${session}` };
  }
  return { holder: `${foreignWords(holder)}${session}`, since: since.toISOString() };
}
