import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { Predicate } from "../record/promotion-record.ts";
import type { Trust } from "../record/trust.ts";
import type { RecordPlace } from "../record/write-record.ts";
import {
  entryAfter,
  follows,
  type LedgerEnd,
  type LedgerEntry,
  type LedgerRecord,
  lineOf,
  nextChain,
} from "./entry.ts";
import { findOrphans } from "./find-orphan.ts";
import { headOf } from "./head.ts";
import { type HeadSigner, headText } from "./head-signer.ts";
import { assertGrown, type SeenLedger } from "./judge-growth.ts";
import { withLedgerLock } from "./ledger-lock.ts";
import { type LedgerPlace, pathsOf } from "./ledger-place.ts";
import { type Frontier, withLeaf } from "./merkle.ts";
import { type LedgerState, readState } from "./read-state.ts";

/** A ledger that nobody else appends to for now. */
export interface OpenLedger {
  /** What the next record has to say of its place. */
  readonly chain: NonNullable<Predicate["chain"]>;
  /** Files of the last entries, other machines' among them, whose records are not here: names that are taken. */
  readonly lastFiles: readonly string[];
  /** Appends the entry of the record that says so, and writes the head. When it returns, both are on disk. */
  append(record: LedgerRecord): Promise<void>;
}

/** A ledger that may get entries which others have appended elsewhere. */
export interface GrowingLedger {
  readonly end: LedgerEnd;
  /** Appends entries that follow its end, and writes the head. Throws "ledger/broken" where they do not. */
  take(entries: readonly LedgerEntry[]): Promise<void>;
}

/** What appending to a ledger takes. */
export type LedgerAccess = {
  readonly place: LedgerPlace;
  /** Where records are looked for that a run left out. */
  readonly records: RecordPlace;
  readonly signer: HeadSigner;
  /** URI of the repository whose ledger it is. */
  readonly repository: string;
  /** Whose records are taken in afterwards; undefined when none can be verified here. */
  readonly trust: Trust | undefined;
  /** The ledger before the first check ran; undefined where no code ran that could write it. */
  readonly seen?: SeenLedger | undefined;
  /** Brings what others have appended elsewhere, when all that is here has been judged. */
  readonly catchUp?: ((ledger: GrowingLedger) => Promise<void>) | undefined;
  /** Told what is mended, and who is waited for. */
  readonly tell: (message: string) => void;
};

type LedgerHost = Pick<Host, "clock" | "files" | "journals">;

/**
 * Does the work with the ledger open, under its lock. First what an earlier run left undone is done, aloud: torn bytes
 * are set aside, the head is brought up to date, a record without its entry gets it. Throws `ledger/…` faults.
 */
export async function withLedger<T>(
  host: LedgerHost,
  access: LedgerAccess,
  work: (ledger: OpenLedger) => Promise<T>,
): Promise<T> {
  return withLedgerLock(host, access, async () => {
    const state = await readState(host, access.place, access.signer);
    if (access.seen !== undefined) await assertGrown(host, access, access.seen, state);
    await mendFiles(host, access, state);
    const writer = new LedgerWriter(host, access, state);
    await takeOrphansIn(host, access, state, writer);
    await access.catchUp?.(writer);
    return work(writer);
  });
}

class LedgerWriter implements OpenLedger, GrowingLedger {
  readonly #host: LedgerHost;
  readonly #access: LedgerAccess;
  #end: LedgerEnd;
  #frontier: Frontier;
  readonly #lastFiles: string[];

  constructor(host: LedgerHost, access: LedgerAccess, { end, frontier, tail }: LedgerState) {
    this.#host = host;
    this.#access = access;
    this.#end = end;
    this.#frontier = frontier;
    this.#lastFiles = tail.entries.flatMap((entry) => entry?.file ?? []);
  }

  get chain(): OpenLedger["chain"] {
    return nextChain(this.#end);
  }

  get lastFiles(): readonly string[] {
    return this.#lastFiles;
  }

  get end(): LedgerEnd {
    return this.#end;
  }

  append(record: LedgerRecord): Promise<void> {
    return this.take([entryAfter(this.#end, record)]);
  }

  async take(entries: readonly LedgerEntry[]): Promise<void> {
    const { ledger } = pathsOf(this.#access.place);
    let end = this.#end;
    for (const entry of entries) {
      if (!follows(entry, end)) {
        const problem = `entry ${end.size} does not follow the one before it.`;
        throw new GateFault("ledger/broken", { path: ledger, problem });
      }
      end = { size: entry.seq + 1, lastLeaf: entry.leaf };
    }
    if (entries.length === 0) return;
    const lines = entries.map((entry) => `${lineOf(entry)}\n`);
    await this.#host.journals.append(ledger, lines.join(""));
    this.#end = end;
    for (const { leaf, file } of entries) {
      this.#frontier = withLeaf(this.#frontier, leaf);
      this.#lastFiles.push(file);
    }
    await writeHead(this.#host, this.#access, this.#end, this.#frontier);
  }
}

async function writeHead(
  { clock, files }: LedgerHost,
  { place, signer }: LedgerAccess,
  { lastLeaf }: LedgerEnd,
  frontier: Frontier,
): Promise<void> {
  if (lastLeaf === null) return;
  const head = headOf(frontier, lastLeaf, clock.now());
  await files.writeAtomic(pathsOf(place).head, await headText(head, signer));
}

async function mendFiles(
  host: LedgerHost,
  access: LedgerAccess,
  { tail, headNote, end, frontier }: LedgerState,
): Promise<void> {
  const paths = pathsOf(access.place);
  if (tail.tornBytes > 0) {
    const aside = paths.torn(host.clock.now());
    await host.journals.setAside(paths.ledger, tail.wholeBytes, aside);
    access.tell(
      `The last line of the ledger ${paths.ledger} was not whole; its ${tail.tornBytes} bytes are kept in ${aside}.`,
    );
  }
  if (headNote === undefined) return;
  access.tell(headNote);
  await writeHead(host, access, end, frontier);
}

async function takeOrphansIn(
  host: LedgerHost,
  { records, repository, trust, tell }: LedgerAccess,
  { end, tail }: LedgerState,
  writer: LedgerWriter,
): Promise<void> {
  const orphans = await findOrphans(host, { records, end, tail, repository, trust });
  const [next] = orphans.filter(({ objection }) => objection === undefined);
  for (const orphan of orphans) {
    const { file } = orphan.record;
    if (orphan === next) {
      await writer.append(orphan.record);
      tell(
        `The record ${file} was not in the ledger, as after a run that was killed; it is entry ${end.size} now.`,
      );
    } else {
      const why = orphan.objection ?? `${next?.record.file} has that place`;
      tell(
        `The record ${file} says it is entry ${end.size} of the ledger and is not taken in: ${why}.`,
      );
    }
  }
}
