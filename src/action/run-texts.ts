import { isStopping } from "../gate/finding.ts";
import type { PromotionRecord, RecordedCheck } from "../record/promotion-record.ts";
import { html } from "../report/html/html.ts";
import { pageOf } from "../report/html/page.ts";
import { markdownCode, markdownText } from "../report/markdown-text.ts";
import { type Places, terminalReport } from "../report/terminal.ts";
import { resultOf, verdictOf } from "../report/words.ts";

/** A run that is recorded, and where it left things. */
export type ReportedRun = {
  readonly record: PromotionRecord;
  readonly places: Places;
  /** The project folder in the repository; empty at its top. */
  readonly folder: string;
};

type Renderer = (run: ReportedRun, options: { readonly bytes: number }) => string;

/** Every text that the Action makes of a record: pure, and within `bytes`. */
export interface RunTexts {
  /** Markdown of the comment on a pull request. */
  readonly comment: Renderer;
  /** Markdown of the job summary. */
  readonly summary: Renderer;
  /** Workflow commands that show findings in the changed files. */
  readonly annotations: (run: ReportedRun) => string;
  /** The run as one HTML page. */
  readonly page: (run: ReportedRun) => string;
}

const mostAnnotations = 10;
const mostFindings = 50;

export const runTexts: RunTexts = {
  comment: markdownOf,
  summary: markdownOf,
  annotations: annotationsOf,
  page: (run) =>
    pageOf({
      title: verdictOf(run.record),
      style: "",
      body: html`<main><pre>${terminalReport(run.record, run.places, plain)}</pre></main>`,
    }),
};

const plain = { colors: false, columns: 100, quiet: false, verbose: true } as const;

function markdownOf({ record, places }: ReportedRun, { bytes }: { readonly bytes: number }) {
  const verdict = `**${markdownText(verdictOf(record))}**`;
  if (record.predicate.outcome === "cleared") return `${verdict}\n`;
  const { checks } = record.predicate;
  const table = [
    "| | Step | Result |",
    "| --- | --- | --- |",
    ...checks.map(
      (check) =>
        `| ${check.status} | ${markdownText(check.title)} | ${markdownText(resultOf(check))} |`,
    ),
  ].join("\n");
  const again = `Run it locally: ${markdownCode(places.again)}`;
  const troubles = checks.flatMap(troublesOf);
  const shown: string[] = [];
  let room = bytes - sizeOf(`${verdict}${table}${again}`) - 1_000;
  for (const trouble of troubles.slice(0, mostFindings)) {
    room -= sizeOf(trouble) + 2;
    if (room < 0) break;
    shown.push(trouble);
  }
  const left = troubles.length - shown.length;
  const more = left === 0 ? [] : [`${left} more in ${markdownCode(places.record)}.`];
  return `${[verdict, table, ...shown, ...more, again].join("\n\n")}\n`;
}

function troublesOf({ id, findings, fault }: RecordedCheck): readonly string[] {
  return [
    ...(fault === undefined
      ? []
      : [
          `**${markdownText(id)}** could not be decided. ${markdownText(fault.message)} → ${markdownText(fault.remedy)}`,
        ]),
    ...findings
      .filter(({ waived }) => waived === undefined)
      .map(
        ({ subject, message, remedy, rule }) =>
          `**${markdownText(subject)}** ${markdownText(message)} → ${markdownText(remedy)} (${markdownCode(rule)})`,
      ),
  ];
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function annotationsOf({ record, folder }: ReportedRun): string {
  const found = record.predicate.checks.flatMap(({ findings }) =>
    findings.filter(({ waived }) => waived === undefined),
  );
  const faults = record.predicate.checks.flatMap(({ id, fault }) =>
    fault === undefined ? [] : [`::error title=${property(id)}::${data(fault.message)}`],
  );
  const lines = found.map((finding) => {
    const { place } = finding;
    const file = place === undefined ? [] : [`file=${property(inFolder(folder, place.file))}`];
    const line = place?.line === undefined ? [] : [`line=${place.line}`];
    const properties = [...file, ...line, `title=${property(finding.rule)}`].join(",");
    const level = isStopping(finding) ? "error" : "warning";
    return `::${level} ${properties}::${data(`${finding.subject} ${finding.message} ${finding.remedy}`)}`;
  });
  const of = (level: string) =>
    [...faults, ...lines].filter((one) => one.startsWith(`::${level} `)).slice(0, mostAnnotations);
  return [
    ...of("error"),
    ...of("warning"),
    `::notice title=promote::${data(verdictOf(record))}`,
    "",
  ].join("\n");
}

function inFolder(folder: string, file: string): string {
  return folder === "" ? file : `${folder}/${file}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
