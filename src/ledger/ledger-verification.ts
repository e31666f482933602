import type { LedgerProblem } from "./ledger-problem.ts";

/** What the verification of a ledger came to. */
export type LedgerVerification = {
  /** How many lines are entries. */
  readonly entries: number;
  /** The head that was found beside the ledger, and whether a trusted key's signature over it was verified. */
  readonly head: {
    readonly size: number;
    readonly rootHash: string;
    readonly at: string;
    readonly signature: "verified" | "not-verified" | "none";
  } | null;
  /** The anchor that was given. */
  readonly anchor: { readonly size: number; readonly rootHash: string } | null;
  /** How many records were read and verified; null when that was not asked for. */
  readonly records: number | null;
  /** In the order of the file; the first fifty. */
  readonly problems: readonly LedgerProblem[];
  readonly problemCount: number;
  /** What was not looked at, one sentence each. */
  readonly notes: readonly string[];
};

/** Whether nothing is wrong with it. */
export function isWhole({ problemCount }: LedgerVerification): boolean {
  return problemCount === 0;
}
