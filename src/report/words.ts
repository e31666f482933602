import { counted } from "../data/counted.ts";
import { isStopping } from "../gate/finding.ts";
import type { Outcome, Status } from "../gate/result.ts";
import { daysLeftOf } from "../gate/waivers.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";

/** `850 ms`, `1.2 s`, `3 min 05 s`. */
export function durationOf(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** What a check came to, in a few words. */
export function resultOf(check: RecordedCheck): string {
  switch (check.status) {
    case "passed":
      return [check.headline ?? "", ...waivedWords(check)].join("; ");
    case "blocked":
      return [
        counted(check.findings.filter(isStopping).length, "blocking finding"),
        ...leftOutWords(check),
        ...waivedWords(check),
      ].join("; ");
    case "undecided":
      return "could not be decided";
    case "not-reached":
      return "not reached";
    case "not-configured":
      return `switched off: ${check.reason ?? "no reason given"}`;
  }
}

/** A list that was cut off is not told as the whole of it. */
function leftOutWords({ counts }: RecordedCheck): readonly string[] {
  const count = counts?.["findingsLeftOut"] ?? 0;
  return count === 0 ? [] : [`${count} more than the record has room for`];
}

/** How many findings of a check are waived, as the run counted them. */
function waivedIn({ counts }: RecordedCheck): number {
  return counts?.["findingsWaived"] ?? 0;
}

function waivedWords(check: RecordedCheck): readonly string[] {
  const count = waivedIn(check);
  return count === 0 ? [] : [`${counted(count, "finding")} waived`];
}

/** `2 findings waived (the next runs out in 12 days)`; undefined when none is. */
function waivedSummaryOf({ predicate }: PromotionRecord): string | undefined {
  const { checks, waivers, startedAt } = predicate;
  const count = checks.reduce((sum, check) => sum + waivedIn(check), 0);
  if (count === 0) return undefined;
  const at = new Date(startedAt);
  const next = Math.min(...waivers.map(({ until }) => daysLeftOf(until, at)));
  return `${counted(count, "finding")} waived (${count === 1 ? "it" : "the next"} ${runsOut(next)})`;
}

/** `runs out today`, `runs out in 12 days`. */
function runsOut(daysLeft: number): string {
  return daysLeft <= 0 ? "runs out today" : `runs out in ${counted(daysLeft, "day")}`;
}

const statusOrder: readonly Status[] = [
  "passed",
  "blocked",
  "undecided",
  "not-reached",
  "not-configured",
];

const statusWords: { readonly [S in Status]: string } = {
  passed: "passed",
  blocked: "blocked",
  undecided: "undecided",
  "not-reached": "not reached",
  "not-configured": "switched off",
};

/** `2 of 7 checks passed, 1 blocked, 4 not reached`. */
export function tallyOf(checks: readonly Pick<RecordedCheck, "status">[]): string {
  const counts = statusOrder.map((status) => ({
    status,
    count: checks.filter((check) => check.status === status).length,
  }));
  const rest = counts.filter(({ status, count }) => status !== "passed" && count > 0);
  const passed = counts[0]?.count ?? 0;
  return [
    `${passed} of ${checks.length} checks passed`,
    ...rest.map(({ status, count }) => `${count} ${statusWords[status]}`),
  ].join(", ");
}

/** The check at which a run stopped: the first that was reached and did not pass. */
export function stoppedAt({ predicate }: PromotionRecord): RecordedCheck | undefined {
  return predicate.checks.find(({ status }) => status === "blocked" || status === "undecided");
}

/** The verdict as one sentence that a release manager may repeat. */
export function verdictOf(record: PromotionRecord): string {
  const { outcome, environment, source, checks, reservations } = record.predicate;
  const commit = source.commit.slice(0, 12);
  const stop = stoppedAt(record);
  const waived = waivedSummaryOf(record);
  const tally = waived === undefined ? tallyOf(checks) : `${tallyOf(checks)}, ${waived}`;
  const sentences: { readonly [O in Outcome]: () => string } = {
    cleared: () => `CLEARED for ${environment.to}: commit ${commit}, ${tally}.`,
    blocked: () => `BLOCKED at ${stop?.id ?? "a check"}: ${tally}.`,
    undecided: () =>
      stop === undefined
        ? `UNDECIDED, so nothing is cleared: ${tally}. ${reservations.map(({ message }) => message).join(" ")}`.trim()
        : `UNDECIDED at ${stop.id}: ${tally}.`,
  };
  return sentences[outcome]();
}
