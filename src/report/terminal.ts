import { createColors } from "picocolors";
import { isStopping } from "../gate/finding.ts";
import type { Outcome, Reservation, Status } from "../gate/result.ts";
import { shellWordOf } from "../host/shell-word.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import { policyWordsOf } from "./policy-words.ts";
import type { Places } from "./run-report.ts";
import { type Colors, faultLines, findingLines, labelled } from "./terminal-finding.ts";
import { durationOf, resultOf, stoppedAt, verdictOf } from "./words.ts";
import { hanging, unlimited, wrapped } from "./wrapped.ts";

export type TerminalOptions = {
  readonly colors: boolean;
  readonly columns: number;
  /** Sentences are broken between words to this width; undefined where nobody sits at a terminal. */
  readonly width?: number | undefined;
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
      : [
          ...headerLines(record, places, colors, options.width),
          "",
          ...checkTable(checks, colors, options),
          "",
        ]),
    ...troubles,
    ...(stoppedAt(record) === undefined
      ? []
      : notCommittedNotes(reservations, colors, options.width)),
    ...wrapped(verdictOf(record), options.width ?? unlimited).map((line) =>
      paint(outcome, colors, line),
    ),
    ...(options.quiet ? [] : placeLines(record, places, colors)),
  ];
  return `${lines.join("\n")}\n`;
}

/** What is not committed may be the very remedy: it is told where the run stopped; the verdict tells it elsewhere. */
function notCommittedNotes(
  reservations: PromotionRecord["predicate"]["reservations"],
  colors: Colors,
  width = unlimited,
): string[] {
  return reservations
    .filter(({ code }) => notCommitted.has(code))
    .flatMap(({ message }) => [
      ...wrapped(message, width - 2).map(
        (line, at) => `${at === 0 ? colors.yellow("!") : " "} ${line}`,
      ),
      "",
    ]);
}

function headerLines(
  record: PromotionRecord,
  places: Places,
  colors: Colors,
  width = unlimited,
): string[] {
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
    ...(policy === undefined ? [] : wrapped(policy, width).map(colors.dim)),
  ];
}

/** A line a check; when one of them does not fit, what the checks came to goes below their titles. */
function checkTable(
  checks: readonly RecordedCheck[],
  colors: Colors,
  { columns, width, verbose }: TerminalOptions,
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
    const goesBelow =
      check.status === "passed" || (width !== undefined && headWidth + result.length > width);
    return [
      ...(isNarrow && goesBelow
        ? [head.trimEnd(), ...hanging("     ", result, width ?? unlimited).map(colors.dim)]
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
      findingLines(finding, colors, {
        saidWhy: findings[index - 1]?.why,
        width: options.width,
      }),
    ),
    ...(check.fault === undefined ? [] : faultLines(check.id, check.fault, colors, options.width)),
  ];
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
    ...labelled(
      "record",
      isSigned ? record : `${record} (unsigned: it authorises nothing)`,
      colors,
    ),
    ...labelled("logs", logs, colors),
    ...(outcome === "cleared"
      ? labelled("verify", verify, colors)
      : [
          ...labelled("again", again, colors),
          ...(whole === again ? [] : labelled("then", whole, colors)),
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
