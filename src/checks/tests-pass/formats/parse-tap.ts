import { Parser, type Result } from "tap-parser";
import { fullNameOf, locationIn, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/** One level of a TAP stream: its test points, each with the subtests it closes. */
type Level = {
  readonly name: string;
  readonly points: Point[];
  /** Subtests whose test point has not come yet. */
  pending: Level | undefined;
  /** What shows that test points are missing; null when nothing does. */
  incomplete: string | null;
};

type Point = { readonly result: Result; readonly subtests: Level | undefined };

/**
 * Parses TAP 13 and 14. Leaves count as tests; a test point that closes subtests counts only when it
 * fails and none of them does (a hook, a body after its subtests). Format: https://testanything.org
 */
export function parseTap(text: string): ParsedReport {
  if (tooDeep.test(text)) return { kind: "unreadable", reason: "nests subtests over 64 deep" };
  const parser = new Parser();
  const root = watch(parser);
  parser.end(text);
  return {
    kind: "parsed",
    format: "tap",
    tests: testsOf(root, []),
    incomplete: incompletenessOf(root),
  };
}

/** Its parser calls itself for each level. */
const tooDeep = /^ {260,}(?:# Subtest|(?:not )?ok\b|1\.\.\d)/m;

function watch(parser: Parser): Level {
  const level: Level = { name: parser.name, points: [], pending: undefined, incomplete: null };
  parser.on("child", (child: Parser) => {
    level.pending = watch(child);
  });
  parser.on("assert", (result: Result) => {
    level.points.push({ result, subtests: level.pending });
    level.pending = undefined;
  });
  parser.on("bailout", (reason: string) => {
    level.incomplete = `bails out${reason === "" ? "" : `: ${reason}`}`;
  });
  parser.on("extra", (line: string) => {
    if (isTestPoint(line))
      level.incomplete = "has test points after its plan, which no reader counts";
  });
  parser.on("complete", ({ plan, count }: { plan: { end: number | null }; count: number }) => {
    level.incomplete ??= planGap(plan.end, count);
  });
  return level;
}

/** What stands after the plan at the end is passed over: a second stream, for one. */
function isTestPoint(line: string): boolean {
  return /^\s*(?:not )?ok \d/.test(line);
}

function planGap(planned: number | null, count: number): string | null {
  if (planned === null) return "breaks off without its plan";
  return planned === count ? null : `plans ${planned} test points and has ${count}`;
}

function incompletenessOf(level: Level): string | null {
  const within = level.points.map(({ subtests }) => subtests);
  for (const inner of [...within, level.pending]) {
    const found = inner === undefined ? null : incompletenessOf(inner);
    if (found !== null) return level.incomplete ?? found;
  }
  return level.incomplete;
}

function testsOf({ points, pending }: Level, ancestors: readonly string[]): ReportedTest[] {
  const closed = points.flatMap(({ result, subtests }) => {
    if (subtests === undefined) return isEmptySuite(result) ? [] : [testOf(result, ancestors)];
    const within = testsOf(subtests, [...ancestors, result.name]);
    const isExplained = result.ok || within.some(({ status }) => status === "failed");
    return isExplained ? within : [...within, testOf(result, ancestors)];
  });
  if (pending === undefined) return closed;
  return [...closed, ...testsOf(pending, [...ancestors, pending.name])];
}

function testOf(
  { ok, skip, todo, name, diag }: Result,
  ancestors: readonly string[],
): ReportedTest {
  const isLeftOut = isSet(skip) || isSet(todo);
  const diagnostics = new Map<string, unknown>(Object.entries(diag ?? {}));
  const tell = (key: string) => textOf(diagnostics.get(key));
  return {
    name: fullNameOf([...ancestors, name]),
    status: isLeftOut ? "skipped" : ok ? "passed" : "failed",
    skipReason: isSet(todo) ? "todo" : typeof skip === "string" ? skip : undefined,
    ...locationIn(tell("location") || tell("at")),
    message: `${tell("error") || tell("message")}\n${tell("stack")}`,
  };
}

/** `node --test` reports a suite without tests as a passed test point. */
function isEmptySuite({ ok, skip, todo, diag }: Result): boolean {
  return ok && !isSet(skip) && !isSet(todo) && diag?.type === "suite";
}

/** `# SKIP` without a reason is `true`, with one the reason, absent `false`. */
function isSet(directive: string | boolean): boolean {
  return directive !== false;
}

/** Node writes an error as text, Vitest as an object with a message. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const isObject = typeof value === "object" && value !== null && "message" in value;
  return isObject && typeof value.message === "string" ? value.message : "";
}
