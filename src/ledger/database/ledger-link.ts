import { GateFault, reasonOf } from "../../gate/fault.ts";
import type { OpenDatabase } from "../../host/databases.ts";
import type { Host } from "../../host/host.ts";
import type { LedgerEnd, LedgerEntry } from "../entry.ts";
import type { LedgerPlace } from "../ledger-place.ts";
import type { GrowingLedger } from "../open-ledger.ts";
import { type HeldPromotion, holdPromotion } from "./hold-promotion.ts";
import { holdSealing, releaseSealing } from "./hold-sealing.ts";
import { type LedgerDatabase, limited } from "./ledger-database.ts";
import { missingEntries } from "./missing-entries.ts";
import { type Pushed, pushLedger } from "./push-ledger.ts";

/** What a run is linked to. */
export type LinkedLedger = {
  readonly place: LedgerPlace;
  /** URI of the repository whose ledger it is. */
  readonly repository: string;
  /** Opens the database of the ledger, migrated. */
  readonly open: () => Promise<OpenDatabase>;
  readonly tell: (message: string) => void;
};

/** What the database may take altogether: for what this machine lacks, while it keeps its own ledger locked, and for what it lacks. */
const altogetherMs = { missing: 30_000, push: 120_000 };

/**
 * The way of one run to the ledger's database. The file ledger comes first: whatever becomes of the database changes
 * nothing of the run, and is told once.
 */
export class LedgerLink {
  readonly #host: Pick<Host, "clock" | "files" | "journals">;
  readonly #linked: LinkedLedger;
  #database: OpenDatabase | undefined;
  #mayOpen = true;
  /** The promotion whose lock this connection has. */
  #held: HeldPromotion | undefined;
  #isTold = false;

  constructor(host: Pick<Host, "clock" | "files" | "journals">, linked: LinkedLedger) {
    this.#host = host;
    this.#linked = linked;
  }

  /** Takes the lock of an environment for the rest of the run. Throws "ledger/promotion-held" alone. */
  async hold(promotion: HeldPromotion): Promise<void> {
    await this.#attempt(async (database) => {
      await holdPromotion(this.#host, database, promotion);
      this.#held = promotion;
    });
  }

  /** Entries that others have appended after this end; none when the database cannot say. */
  async missing(end: LedgerEnd): Promise<readonly LedgerEntry[]> {
    const { repository } = this.#linked;
    const found = await this.#attempt((database) =>
      missingEntries(limited(this.#host, database, altogetherMs.missing), repository, end),
    );
    return found ?? [];
  }

  readonly catchUp = async (ledger: GrowingLedger): Promise<void> => {
    await ledger.take(await this.missing(ledger.end));
  };

  /** Seals a record while no other machine gives its place away, then sends what the database lacks. */
  async sealing<T>(seal: () => Promise<T>): Promise<T> {
    const lost = this.#tellLostLock();
    this.#mayOpen = true;
    const { repository, place } = this.#linked;
    const held = await this.#attempt(async (database) => {
      if (lost !== undefined) await this.#takeBack(database, lost);
      await holdSealing(database, repository);
      return database;
    });
    const sealed = await seal();
    const pushed = await this.#attempt((database) =>
      pushLedger(this.#host, limited(this.#host, database, altogetherMs.push), place),
    );
    if (pushed !== undefined) this.#tellBranches(pushed);
    if (held?.isOpen) await this.#attempt((database) => releaseSealing(database, repository));
    return sealed;
  }

  /** Ends the connection, and with it every lock. */
  async close(): Promise<void> {
    await this.#database?.close();
  }

  /** Before the checks and after them, a database that failed is asked nothing more. */
  async #attempt<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T | undefined> {
    if (!this.#mayOpen) return undefined;
    try {
      return await work(await this.#opened());
    } catch (thrown) {
      if (isForTheRun(thrown)) throw thrown;
      await this.#database?.close();
      this.#database = undefined;
      this.#mayOpen = false;
      if (!this.#isTold) this.#linked.tell(missedWords(reasonOf(thrown)));
      this.#isTold = true;
      return undefined;
    }
  }

  async #opened(): Promise<OpenDatabase> {
    if (this.#database?.isOpen !== true) this.#database = await this.#linked.open();
    return this.#database;
  }

  #tellLostLock(): HeldPromotion | undefined {
    if (this.#database?.isOpen === true) return undefined;
    const lost = this.#held;
    this.#held = undefined;
    if (lost === undefined) return undefined;
    this.#linked.tell(
      "The connection to the ledger's database ended while the checks ran, and with it the lock of the environment: another promotion may have begun.",
    );
    return lost;
  }

  /** What the checks found stays true without the lock, so a promotion that began meanwhile is told, and ends nothing. */
  async #takeBack(database: LedgerDatabase, promotion: HeldPromotion): Promise<void> {
    try {
      await holdPromotion(this.#host, database, { ...promotion, waitMs: undefined });
    } catch (thrown) {
      if (!(thrown instanceof GateFault) || thrown.code !== "ledger/promotion-held") throw thrown;
      this.#linked.tell(thrown.message);
    }
  }

  #tellBranches({ branches }: Pushed): void {
    for (const branch of branches) this.#linked.tell(branchWords(branch));
  }
}

/** What is said where the database's ledger went on differently. */
export function branchWords({ from, ledger }: { readonly from: number; readonly ledger: string }) {
  return `The ledger in the database went on differently before entry ${from} of this machine came; from there, this machine's is the branch ${ledger.slice(0, 12)} there, and nothing is lost.`;
}

function missedWords(reason: string): string {
  return `The ledger's database has no part in this run: ${reason} The record goes into the ledger of this machine; \`promote ledger push\` catches up.`;
}

/** Somebody else's promotion is to be told, and an interruption ends the run. */
function isForTheRun(thrown: unknown): boolean {
  if (!(thrown instanceof GateFault)) return false;
  return thrown.code === "ledger/promotion-held" || thrown.code === "run/interrupted";
}
