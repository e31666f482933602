import { emptyEnd, type LedgerEnd, type LedgerEntry, leafOf } from "./entry.ts";
import { ProblemList } from "./ledger-problem.ts";
import { emptyFrontier, type Frontier, rootOf, withLeaf } from "./merkle.ts";
import { readEntry } from "./read-entry.ts";

/** What so many entries come to. */
export type Mark = { readonly rootHash: string; readonly lastLeaf: string | null };

/**
 * Walks a ledger line by line and says everything that is not as it was written. Keeps as much as the tree is
 * high, however long the ledger is.
 */
export class LedgerWalk {
  readonly problems = new ProblemList();
  readonly #marks: Map<number, Mark | undefined>;
  #line = 0;
  #end: LedgerEnd = emptyEnd;
  #before: LedgerEntry | undefined;
  #frontier: Frontier = emptyFrontier;

  /** `sizes` are those at which the root is asked for later. */
  constructor(sizes: readonly number[] = []) {
    this.#marks = new Map(sizes.map((size) => [size, undefined]));
    this.#mark();
  }

  /** The next whole line, undefined when it is not text. Returns its entry, when it is one. */
  line(text: string | undefined): LedgerEntry | undefined {
    this.#line += 1;
    const entry = text === undefined ? undefined : readEntry(text);
    if (entry === undefined) {
      this.#say("malformed", "is no entry as promote writes them");
      return undefined;
    }
    const { leaf, seq, ...content } = entry;
    const own = leafOf({ seq, ...content });
    if (own !== leaf) this.#say("edited", `(entry ${seq}) does not have the hash it states`);
    this.#place(entry);
    this.#before = entry;
    this.#end = { size: seq + 1, lastLeaf: leaf };
    this.#frontier = withLeaf(this.#frontier, own);
    this.#mark();
    return entry;
  }

  /** What stands after the last line break. */
  torn(bytes: number): void {
    this.#line += 1;
    this.#say(
      "torn",
      `is not whole: ${bytes} bytes without a line break, as a write that was cut off leaves`,
    );
  }

  /** How many entries there were. */
  get size(): number {
    return this.#frontier.size;
  }

  get frontier(): Frontier {
    return this.#frontier;
  }

  /** How many entries the last one says there are, and its leaf. */
  get end(): LedgerEnd {
    return this.#end;
  }

  /** What the first `size` entries come to; undefined when there were fewer, or nobody asked at the beginning. */
  at(size: number): Mark | undefined {
    return this.#marks.get(size);
  }

  #mark(): void {
    const { size } = this.#frontier;
    if (!this.#marks.has(size)) return;
    this.#marks.set(size, { rootHash: rootOf(this.#frontier), lastLeaf: this.#end.lastLeaf });
  }

  /** Each line against the one before it, so that one change is told where it is and not on every later line. */
  #place({ seq, prev }: LedgerEntry): void {
    const { size, lastLeaf } = this.#end;
    if (seq > size) {
      const gone = seq - size === 1 ? `entry ${size} is` : `entries ${size} to ${seq - 1} are`;
      this.#say("missing", `holds entry ${seq}: ${gone} missing before it`);
    } else if (seq < size) {
      const isFork = seq === this.#before?.seq && prev === this.#before.prev;
      if (isFork) this.#say("forked", `is a second entry ${seq}, beside the one before it`);
      else this.#say("out-of-order", `holds entry ${seq}, where entry ${size} belongs`);
    } else if (prev !== lastLeaf) {
      this.#say("relinked", `(entry ${seq}) does not follow the entry before it`);
    }
  }

  #say(
    code: "malformed" | "edited" | "missing" | "out-of-order" | "forked" | "relinked" | "torn",
    words: string,
  ): void {
    this.problems.add(code, this.#line, `Line ${this.#line} ${words}.`);
  }
}
