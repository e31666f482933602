import { createColors } from "picocolors";
import * as z from "zod";
import { counted } from "../data/counted.ts";
import type { Json } from "../data/json.ts";
import type { FaultReport } from "../gate/fault.ts";
import type { Finding } from "../gate/finding.ts";
import { findingWords, outputFault, outputFingerprint } from "./output-parts.ts";
import { findingLines } from "./terminal-finding.ts";

const version = z.string().meta({ description: "Of a PostgreSQL server." });

/** Servers of different majors, and scripts that differ: compared in the words of one of them, or not. */
const majorsReport = z.discriminatedUnion("state", [
  z.object({ state: z.literal("canonicalised"), from: version, to: version, server: z.string() }),
  z.object({
    state: z.literal("as-written"),
    snapshot: version,
    database: version,
    reason: z.string(),
    remedy: z.string(),
  }),
]);

/** A finding about one difference, and the text of both sides; null on the side that lacks it. */
export type SchemaDifference = {
  readonly finding: Finding;
  readonly before: string | null;
  readonly after: string | null;
  /** Lines with - as in A, with + as in B. */
  readonly diff: string;
  /** What makes of A's schema B's in this one thing; null where it cannot be told for certain. */
  readonly statement: string | null;
  /** Null where there are no migrations to tell it. */
  readonly cause: string | null;
};

/** What a comparison of two schemas came to. */
export type SchemaComparison = {
  /** The sides as they were named. */
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "drift" | "undecided";
  readonly differences: readonly SchemaDifference[];
  readonly setAside: Readonly<Record<string, number>>;
  /** Why it is undecided. */
  readonly fault?: FaultReport;
  /** What was done about servers of different majors; absent where nothing had to be. */
  readonly majors?: z.output<typeof majorsReport>;
};

const finding = z.object({
  ...findingWords,
  before: z.string().nullable().meta({ description: "Text in A; null when A lacks it." }),
  after: z.string().nullable().meta({ description: "Text in B; null when B lacks it." }),
  place: z
    .object({ file: z.string(), line: z.int().optional() })
    .nullable()
    .meta({ description: "In A, or in B for what A lacks; null in a database." }),
  diff: z.string().nullable().meta({ description: "Lines with - as in A, with + as in B." }),
  statement: z.string().nullable().meta({
    description: "SQL that makes of A what B is; null where it cannot be told for certain.",
  }),
  cause: z.string().nullable().meta({
    description:
      "Why they differ, as the migrations tell it; null where there are none to tell it.",
  }),
  fingerprint: outputFingerprint,
});

/** What `promote schema diff --json` prints. Members may be added within a version; none is removed or retyped. */
export const schemaDiffOutput = z
  .object({
    schemaVersion: z.literal(1),
    verdict: z.enum(["same", "drift", "undecided"]).meta({
      description:
        "Exit code 0, 1, 2. Any difference is drift, advisory ones too: what blocks a release is the check's to say.",
    }),
    a: z.string().meta({ description: "The first side as it was named." }),
    b: z.string(),
    findings: z.array(finding),
    setAside: z
      .record(z.string(), z.int())
      .meta({ description: "What the comparison passed over on both sides, by kind." }),
    fault: outputFault.nullable().meta({ description: "Why the verdict is undecided." }),
    majors: majorsReport.nullable().meta({
      description:
        "What was done where the servers' majors differ, each of which writes the same view or default in words of its own. Null where nothing had to be.",
    }),
  })
  .meta({ title: "promote schema diff --json" });

/** The comparison for a program. */
export function schemaDiffJson({
  a,
  b,
  verdict,
  differences,
  setAside,
  fault,
  majors,
}: SchemaComparison): string {
  const findings = differences.map(({ finding: { place, detail: _, ...said }, ...difference }) => ({
    ...said,
    ...difference,
    place: place ?? null,
  }));
  const document: Json = {
    schemaVersion: 1,
    verdict,
    a,
    b,
    findings,
    setAside,
    fault: fault ?? null,
    majors: majors ?? null,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The comparison for a person at a terminal: each difference, then the verdict. */
export function schemaDiffText(
  comparison: SchemaComparison,
  hasColors: boolean,
  width?: number,
): string {
  const colors = createColors(hasColors);
  const paint = comparison.verdict === "same" ? colors.green : colors.red;
  const lines = [
    ...comparison.differences.flatMap(({ finding: found }) =>
      findingLines(found, colors, { width }),
    ),
    colors.bold(paint(verdictOf(comparison))),
    colors.dim([majorsText(comparison), setAsideText(comparison)].filter(Boolean).join("\n")),
  ];
  return `${lines.filter((line, at) => line !== "" || at < lines.length - 1).join("\n")}\n`;
}

/** The comparison for a pull request. */
export function schemaDiffMarkdown(comparison: SchemaComparison): string {
  const sections = comparison.differences.flatMap(({ finding: found }) => [
    `### ${found.severity === "blocking" ? "✖" : "!"} ${codeSpan(found.subject)}`,
    "",
    `${escaped(found.message)} ${escaped(found.remedy)}`,
    "",
    ...(found.detail === undefined ? [] : [...fenced(found.detail), ""]),
    `${codeSpan(found.rule)}, fingerprint ${codeSpan(found.fingerprint)}${placeText(found)}`,
    "",
  ]);
  const lines = [`## ${escaped(verdictOf(comparison))}`, "", ...sections];
  const aside = [majorsText(comparison), setAsideText(comparison)].filter(Boolean).join("\n\n");
  return `${[...lines, ...(aside === "" ? [] : [escaped(aside)])].join("\n").trimEnd()}\n`;
}

function verdictOf({ a, b, verdict, differences }: SchemaComparison): string {
  const advisories = differences.filter((each) => each.finding.severity === "advisory").length;
  const drifts = differences.length - advisories;
  const counts = [
    ...(drifts > 0 ? [counted(drifts, "difference")] : []),
    ...(advisories > 0 ? [advisories === 1 ? "1 advisory" : `${advisories} advisories`] : []),
  ];
  const tail = counts.length === 0 ? "." : `: ${counts.join(", ")}.`;
  return verdict === "same" ? `SAME  ${a} and ${b}${tail}` : `DRIFT  ${a} and ${b}${tail}`;
}

function majorsText({ a, b, majors }: SchemaComparison): string {
  if (majors === undefined) return "";
  if (majors.state === "as-written") {
    return `${a} is from PostgreSQL ${majors.snapshot} and ${b} from ${majors.database}, compared as they are: ${majors.reason}`;
  }
  return `What PostgreSQL ${majors.from} wrote was compared in the words of ${majors.server}.`;
}

function setAsideText({ setAside }: SchemaComparison): string {
  const kinds = Object.entries(setAside).map(([name, count]) => `${name} ${count}`);
  return kinds.length === 0 ? "" : `Set aside on both sides: ${kinds.join(", ")}.`;
}

function placeText({ place }: Finding): string {
  if (place === undefined) return "";
  return `, ${codeSpan(`${place.file}${place.line === undefined ? "" : `:${place.line}`}`)}`;
}

/** A block of code that nothing in it can end. */
function fenced(text: string): readonly string[] {
  const fence = "`".repeat(Math.max(3, longestRunOfBackticks(text) + 1));
  return [`${fence}diff`, text, fence];
}

function codeSpan(text: string): string {
  const mark = "`".repeat(longestRunOfBackticks(text) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${mark}${pad}${text.replaceAll("\n", " ")}${pad}${mark}`;
}

function longestRunOfBackticks(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Text outside code: nothing of it is markup but the code it quotes itself. */
function escaped(text: string): string {
  const spans = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;
  let at = 0;
  let written = "";
  for (const { 0: span, index } of text.matchAll(spans)) {
    written += withoutMarkup(text.slice(at, index)) + span;
    at = index + span.length;
  }
  return written + withoutMarkup(text.slice(at));
}

function withoutMarkup(text: string): string {
  return text.replace(/[\\<>*_[\]#|]/g, (character) => `\\${character}`);
}
