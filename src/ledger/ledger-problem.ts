/** What is wrong with a ledger. A code is stable: scripts branch on it. */
export type ProblemCode =
  | "malformed"
  | "edited"
  | "missing"
  | "out-of-order"
  | "forked"
  | "relinked"
  | "torn"
  | "head-missing"
  | "head-malformed"
  | "head-unsigned"
  | "head-signature"
  | "head-differs"
  | "cut"
  | "not-in-head"
  | "anchor-signature"
  | "anchor-differs"
  | "record-missing"
  | "record-refused"
  | "record-differs";

/** One thing that is wrong, and where. */
export type LedgerProblem = {
  readonly code: ProblemCode;
  /** Line of the file, the first is 1; null for the whole ledger. */
  readonly line: number | null;
  /** One sentence for the reader. */
  readonly message: string;
};

/** How many problems are told one by one; of the rest only the number is. */
export const maxProblemsTold = 50;

/** Takes problems in, and keeps no more than are told. */
export class ProblemList {
  readonly told: LedgerProblem[] = [];
  count = 0;

  add(code: ProblemCode, line: number | null, message: string): void {
    this.count += 1;
    if (this.told.length < maxProblemsTold) this.told.push({ code, line, message });
  }
}
