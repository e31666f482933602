import { counted } from "../data/counted.ts";
import type { Outcome, Status } from "../gate/result.ts";
import { daysLeftOf } from "../gate/waivers.ts";
import { shellWordOf } from "../host/shell-word.ts";
import type { AppliedWaiver, RecordedCheck } from "../record/promotion-record.ts";
import { bytesOf, fittingBlocks, type MarkdownBudget } from "./markdown-budget.ts";
import { markdownCellText, markdownCode, markdownFence, markdownText } from "./markdown-text.ts";
import { faultText, findingLine, findingSpellings } from "./run-markdown-finding.ts";
import { clipped, leftOutOf, type RunReport, rankedFindings } from "./run-report.ts";
import { commitLinkOf } from "./source-links.ts";
import { durationOf, resultOf, stoppedAt, verdictOf } from "./words.ts";

export type MarkdownRequest = {
  readonly budget: MarkdownBudget;
  /** Address of the full report, an https URL of our own making. */
  readonly fullReport?: string | undefined;
  /** What the commit merges, where a forge made it for the run and nobody has seen it before. */
  readonly merge?: ForgeMerge | undefined;
  /** What to do next, where it is not what such an outcome takes. */
  readonly next?: string | undefined;
};

/** A commit of a pull request, and the branch that it goes into. */
export type ForgeMerge = { readonly head: string; readonly into: string | undefined };

const marks: { readonly [S in Status]: string } = {
  passed: "✅",
  blocked: "⛔",
  undecided: "❔",
  "not-reached": "▫️",
  "not-configured": "➖",
};
const outcomeMarks: { readonly [O in Outcome]: string } = {
  cleared: "✅",
  blocked: "⛔",
  undecided: "❔",
};
const longest = { verdict: 800, cell: 200, line: 400 } as const;
const mostWaivers = 20;
/** Room for the line that says how much is left out, and what folds the list. */
const reserve = 1_000;

/**
 * The run as a comment on a pull request or a job summary: one line when it is cleared, else the verdict, the steps,
 * what stopped it and what to do. It is within its budget, and what it opens it closes.
 */
export function runMarkdown(run: RunReport, request: MarkdownRequest): string {
  const { budget, fullReport, merge } = request;
  const { outcome } = run.record.predicate;
  const verdict = `${outcomeMarks[outcome]} ${markdownText(clipped(verdictOf(run.record), longest.verdict))}`;
  if (outcome === "cleared") {
    const of = merge === undefined ? "" : ` The commit is ${mergeOf(merge)}.`;
    return `${verdict}${adviceWords(run)}${of}${mergedRunWords(run)}\n`;
  }
  const full =
    fullReport === undefined
      ? `the record ${markdownCode(run.places.record)}`
      : `[the full report](<${fullReport}>)`;
  const ends = [
    `### ${verdict}`,
    originLine(run, merge),
    stepTable(run),
    ...heldLines(run),
    [...mergeWords(run), againText(run, request)].join("\n\n"),
  ];
  const [heading = "", ...rest] = fittingBlocks(
    ends.map((text) => [text]),
    budget.bytes - reserve,
  );
  const tail = rest.length === ends.length - 1 ? rest.splice(-1) : [];
  const used = [heading, ...rest, ...tail].reduce((sum, text) => sum + bytesOf(text) + 2, 0);
  const middle = troubleBlocks(run, budget, budget.bytes - reserve - used, full);
  return `${[heading, ...rest, ...middle, ...tail].join("\n\n")}\n`;
}

/** Faults, findings in full, then in a line each, then how many more; waivers where there is room. */
function troubleBlocks(
  run: RunReport,
  budget: MarkdownBudget,
  room: number,
  full: string,
): readonly string[] {
  const { checks, waivers } = run.record.predicate;
  const findings = rankedFindings(run.record).filter(({ finding }) => finding.waived === undefined);
  const faults = checks.flatMap((check) =>
    check.fault === undefined ? [] : [[faultText(check, check.fault)]],
  );
  const open = findings.slice(0, budget.open).map((found) => findingSpellings(found, run));
  const waived =
    waivers.length === 0 ? [] : [[waiverText(run), `${counted(waivers.length, "waiver")}.`]];
  const shown = fittingBlocks([...waived, ...faults, ...open], room);
  const [told, rest] = [shown.slice(0, waived.length), shown.slice(waived.length)];
  const openShown = Math.max(0, rest.length - faults.length);
  const left = room - shown.reduce((sum, text) => sum + bytesOf(text) + 2, 0);
  const folded = fittingBlocks(
    openShown < open.length
      ? []
      : findings
          .slice(openShown, openShown + budget.folded)
          .map((found) => [findingLine(found, run)]),
    left,
  );
  const more = findings.length - openShown - folded.length + leftOutOf(run.record);
  return [
    ...rest,
    ...(folded.length === 0
      ? []
      : [
          `<details><summary>${counted(folded.length, "more finding")}</summary>\n\n${folded.join("\n")}\n\n</details>`,
        ]),
    ...(more > 0 ? [`${more} more: see ${full}.`] : []),
    ...told,
  ];
}

function adviceWords({ record }: RunReport): string {
  const count = record.predicate.checks
    .flatMap(({ findings }) => findings)
    .filter(({ severity, waived }) => severity === "advisory" && waived === undefined).length;
  return count === 0 ? "" : ` ${counted(count, "advisory note")}.`;
}

/** A record of a change that is not merged authorises no promotion. */
function mergedRunWords({ record }: RunReport): string {
  return record.predicate.purpose === "pull-request"
    ? " A promotion takes a run on the merged commit."
    : "";
}

/** What becomes of the change when it is merged as it stands. */
function mergeWords({ record }: RunReport): readonly string[] {
  if (record.predicate.purpose !== "pull-request") return [];
  return [
    "**On merge:** where this check is required, the change is not merged before it is green. A promotion takes a run on the merged commit; what stops this one stops that one, too.",
  ];
}

function mergeOf({ head, into }: ForgeMerge): string {
  const base = into === undefined ? "its base" : markdownCode(clipped(into, longest.cell));
  return `the merge of ${markdownCode(head.slice(0, 12))} into ${base}`;
}

function originLine(run: RunReport, merge: ForgeMerge | undefined): string {
  const { source, environment } = run.record.predicate;
  const commit = markdownCode(source.commit.slice(0, 12));
  const link = commitLinkOf(run);
  const branch =
    source.ref === null
      ? ""
      : ` on ${markdownCode(clipped(source.ref.replace(/^refs\/heads\//, ""), longest.cell))}`;
  const release = source.previousRelease;
  return [
    `${link === undefined ? commit : `[${commit}](<${link}>)`}${branch}${merge === undefined ? "" : `, ${mergeOf(merge)}`}`,
    `${markdownText(environment.from)} → ${markdownText(environment.to)}`,
    release === null
      ? "no previous release"
      : `previous release ${markdownCode(clipped(release.tag, longest.cell))}`,
  ].join(" · ");
}

function stepTable({ record }: RunReport): string {
  return [
    "| | Step | Result | Time |",
    "| --- | --- | --- | ---: |",
    ...record.predicate.checks.map(stepRow),
  ].join("\n");
}

function stepRow(check: RecordedCheck, index: number): string {
  const title = markdownCellText(clipped(check.title, longest.cell));
  const result = markdownCellText(clipped(resultOf(check), longest.cell));
  const time = check.durationMs === undefined ? "" : durationOf(check.durationMs);
  return `| ${marks[check.status]} | ${index + 1}. ${title} | ${result} | ${time} |`;
}

/** What holds the run back beside its checks. */
function heldLines({ record }: RunReport): readonly string[] {
  const { reservations, outcome } = record.predicate;
  const isInVerdict = outcome === "undecided" && stoppedAt(record) === undefined;
  if (reservations.length === 0 || isInVerdict) return [];
  return [
    reservations
      .map(({ message }) => `- ${markdownText(clipped(message, longest.line))}`)
      .join("\n"),
  ];
}

function waiverText({ record }: RunReport): string {
  const { waivers, startedAt } = record.predicate;
  const at = new Date(startedAt);
  const shown = waivers
    .slice(0, mostWaivers)
    .map((waiver) => waiverLine(waiver, daysLeftOf(waiver.until, at)));
  const left = waivers.length - shown.length;
  return [
    `<details><summary>${counted(waivers.length, "waiver")}</summary>\n`,
    ...shown,
    ...(left > 0 ? [`- and ${left} more`] : []),
    "\n</details>",
  ].join("\n");
}

function waiverLine({ subject, reason, owner, until }: AppliedWaiver, daysLeft: number): string {
  const end = daysLeft <= 0 ? "its last day" : `${counted(daysLeft, "day")} left`;
  return `- ${markdownCode(clipped(subject, longest.cell))}: ${markdownText(clipped(reason, longest.line))} (${markdownText(clipped(owner, longest.cell))}, until ${markdownText(until)}, ${end})`;
}

function againText(run: RunReport, { next }: MarkdownRequest): string {
  const hint = next ?? (run.record.predicate.outcome === "blocked" ? mendWords(run) : retryWords);
  const commands = commandsToReproduce(run).join("\n");
  return `<details><summary>Run it locally</summary>\n\n${markdownFence(commands, "sh")}\n\n</details>\n\n${hint}`;
}

const retryWords =
  "Nothing is said against the commit: put right what is named above, then run it again on the same commit.";

function mendWords({ record }: RunReport): string {
  const { policy, source } = record.predicate;
  const words = [
    "Fix it in a new commit and push: the gate runs again on that one. What is mended elsewhere, such as on staging, takes a new run of the same commit.",
    "A finding that is wanted takes a waiver, `promote waive FINGERPRINT --reason … --owner … --until …`.",
  ];
  if (policy.commit === source.commit) return words.join(" ");
  const followed = `The waivers of ${markdownCode(policy.commit.slice(0, 12))} count here, not this commit's: merge the waiver first, in a change of its own, then bring this branch up to date. From then until this change is merged a release of the base waits, for the waiver is for nothing that is there: have this change approved before.`;
  return [...words, followed].join(" ");
}

/** For a clone of one's own, without the key of the runner. What is judged of a pull request is on no branch. */
function commandsToReproduce({ record, places, folder }: RunReport): readonly string[] {
  const { purpose, source } = record.predicate;
  const again = clipped(places.again, longest.line);
  const isElsewhere = folder !== "" && !/ --config /.test(again);
  return [
    ...(purpose === "pull-request" ? [`git fetch origin ${source.commit}`] : []),
    `git checkout ${source.commit}`,
    ...(isElsewhere ? [`cd ${shellWordOf(clipped(folder, longest.line))}`] : []),
    / --unsigned\b/.test(again) ? again : `${again} --unsigned`,
  ];
}
