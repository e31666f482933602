import { type Finding, isStopping } from "../gate/finding.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import type { RuleWords } from "./rule-words.ts";
import type { TerminalOptions } from "./terminal.ts";

/** Where the run left things and how to run it again; what a record cannot know of itself. */
export type Places = {
  /** The record's file, relative to where promote was called. */
  readonly record: string;
  readonly isSigned: boolean;
  readonly logs: string;
  /** The command that runs the part that stopped again. */
  readonly again: string;
  /** The branch, tag or commit whose configuration was followed, as it was named; none when HEAD's was. */
  readonly policyRef?: string;
};

/** How long the run took, in milliseconds. */
export type Timings = {
  /** Since the process started. */
  readonly wallMs: number;
  /** While at least one child process was being started or ran. */
  readonly childrenMs: number;
};

/** Everything a report of a run is made of: the record, and what a record cannot know of itself. */
export type RunReport = {
  readonly record: PromotionRecord;
  readonly places: Places;
  readonly timings: Timings;
  /** The project folder below the repository, with `/`; empty when they are the same. */
  readonly folder: string;
  /** The words of every rule there is. */
  readonly rules: readonly RuleWords[];
  readonly terminal: TerminalOptions;
};

/** A finding and the check that found it. */
export type RankedFinding = { readonly check: RecordedCheck; readonly finding: Finding };

/** All findings: those that stop the run first, then advisories, then what is waived. */
export function rankedFindings({ predicate }: PromotionRecord): readonly RankedFinding[] {
  return predicate.checks
    .flatMap((check) => check.findings.map((finding) => ({ check, finding })))
    .map((found, order) => ({ found, order, rank: rankOf(found.finding) }))
    .sort((one, other) => one.rank - other.rank || one.order - other.order)
    .map(({ found }) => found);
}

function rankOf(finding: Finding): number {
  if (isStopping(finding)) return 0;
  return finding.waived === undefined ? 1 : 2;
}

/** How many findings the record had no room for. */
export function leftOutOf({ predicate }: PromotionRecord): number {
  return predicate.checks.reduce((sum, { counts }) => sum + (counts?.["findingsLeftOut"] ?? 0), 0);
}

/** The start of a text, with a sign that it goes on; never ending in half a character. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, Math.max(0, longest - 1)).replace(/[\ud800-\udbff]$/, "")}…`;
}
