import { createColors } from "picocolors";
import { counted } from "../data/counted.ts";
import type { FaultReport } from "../gate/fault.ts";
import { type Finding, isStopping, type Waived } from "../gate/finding.ts";
import type { Outcome, Reservation, Status } from "../gate/result.ts";
import { shellWordOf } from "../host/shell-word.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import { policyWordsOf } from "./policy-words.ts";
import type { Places } from "./run-report.ts";
import { durationOf, resultOf, stoppedAt, verdictOf } from "./words.ts";

type Colors = ReturnType<typeof createColors>;

export type TerminalOptions = {
  readonly colors: boolean;
  readonly columns: number;
  /** Only the verdict and what stopped the run. */
  readonly quiet: boolean;
  /** Also what the checks counted and the findings that are waived. */
  readonly verbose: boolean;
};

const titleWidth = 50;
const timeWidth = 9;
/** Mark, number, title and time, with the blanks between them. */
const headWidth = titleWidth + timeWidth + 8;

/** What counts only when it is committed, because HEAD is judged. */
const notCommitted: ReadonlySet<Reservation["code"]> = new Set([
  "waivers-not-committed",
  "configuration-not-committed",
  "uncommitted-changes",
]);

const marks: { readonly [S in Status]: string } = {
  passed: "✔",
  blocked: "✖",
  undecided: "?",
  "not-reached": "·",
  "not-configured": "–",
};

/** The name of a count as words: `setAside` is "set aside". */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The report of a run for a person at a terminal. */
export function terminalReport(
  record: PromotionRecord,
  places: Places,
  options: TerminalOptions,
): string {
  const colors = createColors(options.colors);
  const { checks, outcome, reservations } = record.predicate;
  const troubles = checks.flatMap((check) => troubleLines(check, colors, options));
  const lines = [
    ...(options.quiet
      ? []
      : [...headerLines(record, places, colors), "", ...checkTable(checks, colors, options), ""]),
    ...troubles,
    ...(stoppedAt(record) === undefined ? [] : notCommittedNotes(reservations, colors)),
    paint(outcome, colors, verdictOf(record)),
    ...(options.quiet ? [] : placeLines(record, places, colors)),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is not committed may be the very remedy: it is told where the run stopped; the verdict tells it elsewhere. */
function notCommittedNotes(
  reservations: PromotionRecord["predicate"]["reservations"],
  colors: Colors,
): string[] {
  return reservations
    .filter(({ code }) => notCommitted.has(code))
    .flatMap(({ message }) => [`${colors.yellow("!")} ${message}`, ""]);
}

function headerLines(record: PromotionRecord, places: Places, colors: Colors): string[] {
  const { predicate } = record;
  const policy = policyWordsOf(record, places);
  const { environment, source, repository, verifier } = predicate;
  const release = source.previousRelease;
  return [
    `${colors.bold(`promote ${verifier.version}`)}  ${environment.from} → ${environment.to}  ${colors.dim(repository.uri)}`,
    colors.dim(
      `commit ${source.commit.slice(0, 12)}${source.ref === null ? "" : ` on ${source.ref.replace(/^refs\/heads\//, "")}`}, ` +
        (release === null ? "no previous release" : `previous release ${release.tag}`),
    ),
    ...(policy === undefined ? [] : [colors.dim(policy)]),
  ];
}

/** A line a check; when one of them does not fit, what the checks came to goes below their titles. */
function checkTable(
  checks: readonly RecordedCheck[],
  colors: Colors,
  { columns, verbose }: TerminalOptions,
): string[] {
  const longest = Math.max(...checks.map((check) => resultOf(check).length));
  const isNarrow = headWidth + longest > columns;
  return checks.flatMap((check, index) => {
    const result = resultOf(check);
    const isIdle = check.status === "not-reached" || check.status === "not-configured";
    const head = headOf(check, index, isIdle, colors);
    const counts = Object.entries(check.counts ?? {}).map(
      ([name, count]) => `${spaced(name)} ${count}`,
    );
    return [
      ...(isNarrow && check.status === "passed"
        ? [head, colors.dim(`     ${result}`)]
        : [`${head}  ${colors.dim(result)}`]),
      ...(verbose && counts.length > 0 ? [colors.dim(`     ${counts.join(", ")}`)] : []),
    ];
  });
}

function headOf(check: RecordedCheck, index: number, isIdle: boolean, colors: Colors): string {
  const time = check.durationMs === undefined ? "" : durationOf(check.durationMs);
  const text = `${index + 1}  ${check.title.padEnd(titleWidth)} ${time.padStart(timeWidth)}`;
  return `${statusColor(check.status, colors)(marks[check.status])} ${isIdle ? colors.dim(text) : text}`;
}

function troubleLines(check: RecordedCheck, colors: Colors, options: TerminalOptions): string[] {
  const findings = check.findings.filter((finding) =>
    options.quiet ? isStopping(finding) : options.verbose || finding.waived === undefined,
  );
  return [
    ...findings.flatMap((finding, index) =>
      findingLines(finding, colors, { saidWhy: findings[index - 1]?.why }),
    ),
    ...(check.fault === undefined ? [] : faultLines(check.id, check.fault, colors)),
  ];
}

/**
 * A finding for a person at a terminal: what it is about, the lines to look at, what to do. Why it matters is left out
 * where the finding before, `saidWhy`, has said the same.
 */
export function findingLines(
  finding: Finding,
  colors: Colors,
  { saidWhy }: { readonly saidWhy?: string | undefined } = {},
): string[] {
  const mark = isStopping(finding) ? colors.red("✖") : colors.yellow("!");
  const { place, waived } = finding;
  return [
    `${mark} ${colors.bold(finding.subject)} ${finding.message}`,
    ...(finding.detail === undefined ? [] : detailLines(finding.detail, colors)),
    ...(place === undefined
      ? []
      : [
          labelled(
            "where",
            `${place.file}${place.line === undefined ? "" : `:${place.line}`}`,
            colors,
          ),
        ]),
    ...(finding.why === saidWhy ? [] : [labelled("why", finding.why, colors)]),
    labelled("remedy", finding.remedy, colors),
    ...(waived === undefined ? [] : [labelled("waived", waivedText(waived), colors)]),
    labelled("rule", `${finding.rule}  ${finding.fingerprint}`, colors),
    "",
  ];
}

function waivedText({ reason, owner, until, daysLeft }: Waived): string {
  const end = daysLeft <= 0 ? "today" : `in ${counted(daysLeft, "day")}`;
  return `${reason} (${owner}, until ${until}, ${end})`;
}

function faultLines(check: string, fault: FaultReport, colors: Colors): string[] {
  return [
    `${colors.yellow("?")} ${colors.bold(check)} could not be decided. ${fault.message}`,
    ...(fault.detail === undefined ? [] : detailLines(fault.detail, colors)),
    labelled("remedy", fault.remedy, colors),
    labelled("fault", fault.code, colors),
    "",
  ];
}

function detailLines(detail: string, colors: Colors): string[] {
  return detail
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => `    ${detailColor(line, colors)(line)}`);
}

function detailColor(line: string, colors: Colors): (text: string) => string {
  if (/^\+/.test(line)) return colors.green;
  if (/^-/.test(line)) return colors.red;
  return colors.dim;
}

function labelled(label: string, text: string, colors: Colors): string {
  return `  ${colors.dim(label.padEnd(7))} ${text}`;
}

function placeLines(
  { predicate }: PromotionRecord,
  { record, isSigned, logs, again }: Places,
  colors: Colors,
): string[] {
  const { outcome, source, environment } = predicate;
  const whole = again.replace(/ --only \S+$/, "");
  const verify = `promote verify ${shellWordOf(record)} --commit ${source.commit} --environment ${shellWordOf(environment.to)}`;
  return [
    labelled("record", isSigned ? record : `${record} (unsigned: it authorises nothing)`, colors),
    labelled("logs", logs, colors),
    ...(outcome === "cleared"
      ? [labelled("verify", verify, colors)]
      : [
          labelled("again", again, colors),
          ...(whole === again ? [] : [labelled("then", whole, colors)]),
        ]),
  ];
}

function statusColor(status: Status, colors: Colors): (text: string) => string {
  const { green, red, yellow, dim } = colors;
  return {
    passed: green,
    blocked: red,
    undecided: yellow,
    "not-reached": dim,
    "not-configured": dim,
  }[status];
}

function paint(outcome: Outcome, colors: Colors, text: string): string {
  const { green, red, yellow, bold } = colors;
  return bold({ cleared: green, blocked: red, undecided: yellow }[outcome](text));
}
