import { StatementError } from "../../host/statement-error.ts";
import type { LedgerEntry } from "../entry.ts";
import { ask, type LedgerDatabase, refusalOf, textIn } from "./ledger-database.ts";

/** An entry with what the database keeps of it. */
export type SentEntry = {
  readonly entry: LedgerEntry;
  /** The ledger's line, without its line break. */
  readonly line: string;
  readonly payload: Uint8Array;
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/** Where an entry is in the database. */
export type Found = {
  readonly ledger: string;
  readonly sequence: number;
  readonly isLast: boolean;
};

/** Where the database's ledger went on in another way than the entries that were sent. */
export type Branch = {
  /** The first entry of the branch. */
  readonly from: number;
  readonly ledger: string;
};

/** The place of the entry with this leaf; undefined when the database does not have it. */
export async function findEntry(
  database: LedgerDatabase,
  leaf: string,
): Promise<Found | undefined> {
  const [row] = await ask(database, "SELECT * FROM promote.find_entry($1)", [leaf]);
  if (row === undefined) return undefined;
  return {
    ledger: textIn(database, row, "ledger"),
    sequence: Number(row["sequence"]),
    isLast: row["is_last"] === true,
  };
}

/** PL002, another took the place meanwhile; 23505, another sent the same entry. */
const overtaken = new Set(["PL002", "23505"]);
const attempts = 5;

/** Sends entries in their order. What the database has is sent again without harm, with files its record got since. */
export class EntrySender {
  readonly #database: LedgerDatabase;
  readonly #branches: Branch[] = [];
  #at: Found | undefined;
  #sent = 0;

  /** `at` is where the entry before the first one is; undefined where the first entry begins a ledger. */
  constructor(database: LedgerDatabase, at: Found | undefined) {
    this.#database = database;
    this.#at = at;
  }

  /** How many entries the database did not have. */
  get sent(): number {
    return this.#sent;
  }

  get branches(): readonly Branch[] {
    return this.#branches;
  }

  /** The ledger that the last entry is in. */
  get ledger(): string | undefined {
    return this.#at?.ledger;
  }

  async send(one: SentEntry): Promise<void> {
    const { entry } = one;
    for (let attempt = 1; ; attempt += 1) {
      const target = targetOf(this.#at, entry);
      try {
        await this.#append(target, one);
        return;
      } catch (thrown) {
        if (!(thrown instanceof StatementError)) throw thrown;
        if (!overtaken.has(thrown.sqlState) || attempt === attempts) {
          throw refusalOf(this.#database, thrown);
        }
        const { prev } = entry;
        this.#at = prev === null ? undefined : await findEntry(this.#database, prev);
      }
    }
  }

  async #append(target: Target, { entry, line, payload, files }: SentEntry): Promise<void> {
    const [row] = await this.#database.query(
      "SELECT promote.append_promotion($1, $2, $3, $4, $5, $6, $7) AS new",
      [
        ...[target.ledger, target.parent, target.parentSequence, line, Buffer.from(payload)],
        files.map(({ path }) => path),
        files.map(({ text }) => Buffer.from(text, "utf8")),
      ],
    );
    if (row?.["new"] !== true) {
      this.#at = await findEntry(this.#database, entry.leaf);
      return;
    }
    this.#sent += 1;
    this.#at = { ledger: target.ledger, sequence: entry.seq, isLast: true };
    if (target.parent !== null) this.#branches.push({ from: entry.seq, ledger: target.ledger });
  }
}

type Target = {
  readonly ledger: string;
  readonly parent: string | null;
  readonly parentSequence: number | null;
};

function targetOf(at: Found | undefined, { leaf }: LedgerEntry): Target {
  if (at === undefined) return { ledger: leaf, parent: null, parentSequence: null };
  if (at.isLast) return { ledger: at.ledger, parent: null, parentSequence: null };
  return { ledger: leaf, parent: at.ledger, parentSequence: at.sequence };
}
