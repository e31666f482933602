import { type Finding, isStopping } from "../gate/finding.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import type { RuleWords } from "./api-diff-sarif.ts";
import type { Timings } from "./check-output.ts";
import type { Places, TerminalOptions } from "./terminal.ts";

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
