import { counted } from "../data/counted.ts";
import type { ShownRecord } from "../record/shown-statement.ts";
import type { ApiDiff } from "./api-diff-output.ts";
import {
  type CheckChange,
  isUnchanged,
  type ListChange,
  type RecordComparison,
  type ValueChange,
} from "./record-comparison.ts";
import { inlineJson } from "./record-leaves.ts";
import { claimOf, notVerified, printedJson, printedLines, section } from "./record-lines.ts";
import type { HistoryChange } from "./snapshot-history-output.ts";
import { durationOf } from "./words.ts";

/** One file that both runs read, and what became of it; `unknown` says why it cannot be told. */
export type FileChanges<Told> =
  | { readonly state: "same" }
  | { readonly state: "told"; readonly changes: Told }
  | { readonly state: "unknown"; readonly reason: string };

export type RecordDiff = {
  readonly a: ShownRecord;
  readonly b: ShownRecord;
  readonly same: boolean;
  readonly comparison: RecordComparison;
  /** By path: what changed in the committed files, when both commits are here and hold what the runs read. */
  readonly schema: ReadonlyMap<string, FileChanges<readonly HistoryChange[]>>;
  readonly api: ReadonlyMap<string, FileChanges<ApiDiff>>;
};

/** The difference for a person. */
export function recordDiffText({ a, b, same, comparison, schema, api }: RecordDiff): string {
  const { about, checks, reservations, waivers, confirmations, separation, evidence } = comparison;
  const total = (record: ShownRecord) =>
    Date.parse(record.predicate.finishedAt) - Date.parse(record.predicate.startedAt);
  return printedLines([
    notVerified("these records"),
    "",
    ...[a, b].map(
      (record, at) =>
        `${at === 0 ? "-" : "+"} ${record.predicate.finishedAt}  ${claimOf(record)}  ${record.predicate.source.commit.slice(0, 12)}  ${record.file}`,
    ),
    ...section("About", about.map(valueLine)),
    ...section("Schema", [...schema].flatMap(schemaLines)),
    ...section("API", [...api].flatMap(apiLines)),
    ...section("Checks", checks.flatMap(checkLines)),
    ...section("Reservations", listLines(reservations)),
    ...section("Waivers", listLines(waivers)),
    ...section("Confirmations", listLines(confirmations)),
    ...section("Evidence", evidence.map(valueLine)),
    ...section("Separation", listLines(separation)),
    "",
    `The runs took ${durationOf(total(a))} and ${durationOf(total(b))}. ${same ? "The records say the same." : "The records differ."}`,
  ]);
}

function valueLine({ path, before, after }: ValueChange): string {
  const words = (value: ValueChange["before"]) =>
    value === undefined ? "nothing" : inlineJson(value);
  return `  ${path}: ${words(before)} -> ${words(after)}`;
}

function listLines({ gone, appeared }: ListChange, indent = "  "): readonly string[] {
  return [...gone.map((one) => `${indent}- ${one}`), ...appeared.map((one) => `${indent}+ ${one}`)];
}

function checkLines({ id, values, findings, duration }: CheckChange): readonly string[] {
  const { before, after } = duration;
  if (before === null && after === null && values.length === 0 && isUnchanged(findings)) return [];
  const time = (ms: number | null) => (ms === null ? "nothing" : durationOf(ms));
  return [
    `  ${id}  (${time(before)} -> ${time(after)})`,
    ...values.map((value) => `    ${valueLine(value)}`),
    ...listLines(findings, "      "),
  ];
}

const marks = { added: "+", changed: "~", removed: "-" } as const;

function schemaLines([path, file]: readonly [
  string,
  FileChanges<readonly HistoryChange[]>,
]): readonly string[] {
  if (file.state !== "told") return [unchangedLine(path, file)];
  if (file.changes.length === 0) return [`  ${path}: rewritten, and no object of it changed`];
  return [
    `  ${path}`,
    ...file.changes.flatMap(({ how, kind, name, renamedFrom, parts }) => [
      `    ${marks[how]} ${kind} ${name}${renamedFrom === null ? "" : ` (renamed from ${renamedFrom})`}`,
      ...(how === "removed" ? [] : parts).map((part) => `        ${marks[part.how]} ${part.what}`),
    ]),
  ];
}

function apiLines([path, file]: readonly [string, FileChanges<ApiDiff>]): readonly string[] {
  if (file.state !== "told") return [unchangedLine(path, file)];
  const { findings, changes } = file.changes;
  const entries = changes?.entries ?? [];
  return [
    `  ${path}: ${counted(findings.length, "change")} that may break clients, ${entries.length} beside`,
    ...findings.map(({ subject, message }) => `    ! ${subject} ${message}`),
    ...entries.map(
      ({ subject, place, text }) =>
        `    ~ ${[subject, place, text].filter((one) => one !== "").join(" ")}`,
    ),
  ];
}

function unchangedLine(
  path: string,
  file: Exclude<FileChanges<unknown>, { readonly state: "told" }>,
): string {
  return `  ${path}: ${file.state === "same" ? "the same" : `not told, because ${file.reason}`}`;
}

/** The difference for a program: schema version 1. */
export function recordDiffJson({ a, b, same, comparison, schema, api }: RecordDiff): string {
  const side = ({ file, signed, payloadSha256, predicate, objections }: ShownRecord) => {
    const { recordId, outcome, startedAt, finishedAt, source } = predicate;
    const { commit } = source;
    return {
      file,
      recordId,
      payloadSha256,
      signed,
      outcome,
      objections,
      commit,
      startedAt,
      finishedAt,
    };
  };
  return printedJson({
    version: 1,
    verified: false,
    same,
    a: side(a),
    b: side(b),
    ...comparison,
    schema: [...schema].map(([path, changes]) => ({ path, ...changes })),
    api: [...api].map(([path, changes]) => ({ path, ...changes })),
  });
}
