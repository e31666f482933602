import { stripVTControlCharacters } from "node:util";
import { fullNameOf, locationIn, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/** Whether a text is what `node --test` shows: it ends with the counts of its reporter `spec`. */
export function isNodeSpec(text: string): boolean {
  return summaryIn(plain(text)) !== undefined;
}

function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll("\r\n", "\n");
}

type Suite = { readonly indent: number; readonly name: string; hasFailure: boolean };

type Failure = { readonly name: string; readonly place: string; readonly lines: string[] };

type Walk = {
  readonly tests: ReportedTest[];
  /** Those around the current line. */
  readonly open: Suite[];
  closed: number;
};

const resultLine = /^( *)([✔✖﹣⚠▶]) (.*?)(?: \(\d[\d.]*ms\))(?: # (.*))?$/;
const suiteLine = /^( *)▶ (.*)$/;
const summaryLines =
  /^ℹ tests (\d+)\nℹ suites (\d+)\nℹ pass \d+\nℹ fail (\d+)\nℹ cancelled (\d+)\nℹ skipped \d+\nℹ todo \d+\n/gm;

/**
 * Parses the output of `node --test` as its reporter `spec` writes it. Leaves count as tests, and what closes
 * them when it fails and none of them does, as in TAP. What a test prints in the same shape shows as a count
 * that is not the summary's. Source: https://nodejs.org/api/test.html#test-reporters
 */
export function parseNodeSpec(colored: string): ParsedReport {
  const text = plain(colored);
  const summary = summaryIn(text);
  if (summary === undefined) return { kind: "unreadable", reason: "breaks off before its counts" };
  const failures = failuresIn(text.slice(summary.end));
  const walk: Walk = { tests: [], open: [], closed: 0 };
  for (const line of text.slice(0, summary.start).split("\n")) readLine(line, walk, failures);
  const shown = walk.tests.filter(({ isSuite }: Shown) => isSuite !== true).length;
  const counted = shown + walk.closed - summary.suites;
  const hasFailures = walk.tests.some(({ status }) => status === "failed");
  const incomplete =
    counted !== summary.tests
      ? `counts ${summary.tests} tests and shows ${counted}`
      : summary.failed > 0 && !hasFailures
        ? `counts ${summary.failed} failures and shows none`
        : null;
  return { kind: "parsed", format: "node-spec", tests: walk.tests, incomplete };
}

/** A failure of a suite's own is listed and is no test of the summary's. */
type Shown = ReportedTest & { readonly isSuite?: boolean };

function summaryIn(text: string) {
  const match = [...text.matchAll(summaryLines)].at(-1);
  if (match === undefined) return undefined;
  const [whole, tests, suites, failed, cancelled] = match;
  return {
    start: match.index,
    end: match.index + whole.length,
    tests: Number(tests),
    suites: Number(suites),
    failed: Number(failed) + Number(cancelled),
  };
}

function readLine(line: string, walk: Walk, failures: Failure[]): void {
  const [, spaces, sign, name = "", directive] = resultLine.exec(line) ?? [];
  if (spaces === undefined) {
    const [, indent, title = ""] = suiteLine.exec(line) ?? [];
    if (indent !== undefined)
      walk.open.push({ indent: indent.length, name: title, hasFailure: false });
    return;
  }
  const last = walk.open.at(-1);
  const isEnd = last?.indent === spaces.length && last.name === name;
  if (isEnd) {
    walk.open.pop();
    walk.closed += 1;
  }
  const status = statusOf(sign, directive);
  if (isEnd && (status !== "failed" || last.hasFailure)) return;
  const test = testOf(name, status, directive, walk.open, failures);
  walk.tests.push(isEnd ? Object.assign(test, { isSuite: true }) : test);
  if (status === "failed") for (const suite of walk.open) suite.hasFailure = true;
}

function statusOf(sign: string | undefined, directive: string | undefined): ReportedTest["status"] {
  if (directive !== undefined || sign === "﹣") return "skipped";
  return sign === "✔" || sign === "▶" ? "passed" : "failed";
}

function testOf(
  name: string,
  status: ReportedTest["status"],
  directive: string | undefined,
  around: readonly Suite[],
  failures: Failure[],
): ReportedTest {
  const index = status === "failed" ? failures.findIndex((one) => one.name === name) : -1;
  const [failure] = index < 0 ? [] : failures.splice(index, 1);
  return {
    name: fullNameOf([...around.map((suite) => suite.name), name]),
    status,
    skipReason: directive === "SKIP" ? undefined : directive?.replace("TODO", "todo"),
    ...locationIn(failure?.place ?? ""),
    message: (failure?.lines ?? []).join("\n").trim(),
  };
}

/** What stands below "failing tests:", each with its place. */
function failuresIn(text: string): Failure[] {
  const failures: Failure[] = [];
  let place = "";
  for (const line of text.split("\n")) {
    const [, at] = /^test at (.+)$/.exec(line) ?? [];
    const [, , sign, name] = resultLine.exec(line) ?? [];
    if (at !== undefined) place = at;
    else if (sign === "✖" && name !== undefined) failures.push({ name, place, lines: [] });
    else failures.at(-1)?.lines.push(line);
  }
  return failures;
}
