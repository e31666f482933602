import type { NamedSide, Sides } from "../checks/schema-snapshot/facts.ts";
import { judgeChange } from "../checks/schema-snapshot/judge.ts";
import { causeText } from "../checks/schema-snapshot/place-change.ts";
import { faultReportOf } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { compareScripts } from "../postgres/canonicalise.ts";
import { siftingBy } from "../postgres/ignore/apply-ignore-list.ts";
import type { SchemaChange } from "../postgres/schema-change.ts";
import {
  type SchemaComparison,
  type SchemaDifference,
  schemaDiffJson,
  schemaDiffMarkdown,
  schemaDiffText,
} from "../report/schema-diff-output.ts";
import { leftToDiff, readIgnoreList } from "./ignore-in-diff.ts";
import { Misuse } from "./load-config.ts";
import { redactedTexts } from "./redacted-texts.ts";
import { readSchemaSide, type SchemaSide } from "./schema-side.ts";
import type { World } from "./world.ts";

export type SchemaDiffRequest = {
  /** File, `TAG:path` or `env:NAME`: what the schema should be, and what it is. */
  readonly a: string;
  readonly b: string;
  readonly json: boolean;
  readonly format?: string | undefined;
  /** Each `KIND=PATTERN`, `preset=NAME`, `owners`, `grants` or `comments`. */
  readonly ignore?: readonly string[] | undefined;
  /** Its list of what to ignore is applied too. */
  readonly config?: string | undefined;
  /** Path of the pg_dump for the sides that are databases. */
  readonly pgDump?: string | undefined;
};

/**
 * Compares two schemas object by object. Exit code 0 when they are the same, 1 when they drifted apart, 2 when one
 * of them cannot be read; a JSON document says so too. Throws `Misuse`.
 */
export async function schemaDiff(request: SchemaDiffRequest, world: World): Promise<number> {
  const format = formatOf(request);
  assertPgDump(request);
  const { host, output } = world;
  try {
    const comparison = await compare(request, world);
    const { colors = false, width } = world.terminal ?? {};
    const text = printers[format](redactedTexts(comparison, host), colors, width);
    output.document(host.secrets.redact(text));
    return comparison.verdict === "same" ? exitCodes.yes : exitCodes.no;
  } catch (thrown) {
    if (format !== "json" || thrown instanceof Misuse) throw thrown;
    const { a, b } = request;
    const fault = faultReportOf(thrown);
    const undecided = { a, b, verdict: "undecided", differences: [], setAside: {}, fault } as const;
    output.document(host.secrets.redact(schemaDiffJson(redactedTexts(undecided, host))));
    return exitCodes.unknown;
  }
}

type Format = "json" | "markdown" | "text";

const printers: {
  readonly [F in Format]: (
    comparison: SchemaComparison,
    colors: boolean,
    width: number | undefined,
  ) => string;
} = { json: schemaDiffJson, markdown: schemaDiffMarkdown, text: schemaDiffText };

function formatOf({ json, format }: SchemaDiffRequest): Format {
  if (format !== undefined && format !== "json" && format !== "markdown" && format !== "text") {
    throw new Misuse(`--format is "${format}"; expected text, json or markdown.`);
  }
  if (json && format !== undefined && format !== "json") {
    throw new Misuse(`--json and --format ${format} exclude each other.`);
  }
  return json ? "json" : (format ?? "text");
}

function assertPgDump({ a, b, pgDump }: SchemaDiffRequest): void {
  if (pgDump === "") throw new Misuse("--pg-dump takes the path of a pg_dump.");
  if (pgDump !== undefined && ![a, b].some((side) => side.startsWith("env:"))) {
    throw new Misuse("--pg-dump is for a side that is a database (env:NAME); neither of them is.");
  }
}

async function compare(
  request: SchemaDiffRequest,
  { host, directory, output }: World,
): Promise<SchemaComparison> {
  const { a, b, pgDump } = request;
  const program = pgDump === undefined ? undefined : locate(directory, pgDump);
  const list = await readIgnoreList(host, directory, request);
  const { first, second, unused } = leftToDiff(
    list,
    await readSchemaSide(host, directory, a, program),
    await readSchemaSide(host, directory, b, program),
  );
  for (const entry of unused) output.message(`· Nothing on either side matches ${entry}.`);
  const { changes, majors } = await compareScripts(host, first, second, {
    sift: siftingBy(list),
    ...(program === undefined ? {} : { pgDump: program }),
  });
  const sides = { ...sidesOf(first, second), ...(majors === null ? {} : { majors }) };
  const differences = changes.flatMap((change) => differencesOf(sides, change));
  return {
    a,
    b,
    verdict: differences.length === 0 ? "same" : "drift",
    differences,
    setAside: setAsideOf([first, second]),
    ...(majors === null ? {} : { majors }),
  };
}

function sidesOf(first: SchemaSide, second: SchemaSide): Sides {
  const isRefreshable = first.source === "file" && second.source === "database";
  const variable = second.name.slice("env:".length);
  return {
    snapshot: namedSide(first),
    database: namedSide(second),
    refresh: isRefreshable ? { environment: `the database in ${variable}` } : null,
  };
}

function namedSide({ name, source }: SchemaSide): NamedSide {
  if (source !== "database") return { name, file: name };
  return { name: `the database in ${name.slice("env:".length)}`, file: null };
}

function differencesOf(sides: Sides, change: SchemaChange): readonly SchemaDifference[] {
  const { snapshot: before, database: after, diff, statement } = change;
  const cause = causeText(change, sides);
  return [...judgeChange(sides, change)].map((finding) => ({
    finding,
    ...{ before, after, diff, statement, cause },
  }));
}

/** What both sides say and the comparison passes over, by the name of its kind. */
function setAsideOf(sides: readonly SchemaSide[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  const count = (name: string, more: number) => counts.set(name, (counts.get(name) ?? 0) + more);
  for (const { model } of sides) {
    for (const [name, many] of model.setAside) count(name, many);
    if (model.data.length > 0) count("rows of data", model.data.length);
  }
  return Object.fromEntries(counts);
}
