import * as z from "zod";
import { firstJsonIn } from "./first-json.ts";
import { fullNameOf, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/** What is read of it. Source: https://ctrf.io/docs/specification/overview */
const ctrfReport = z.object({
  results: z.object({
    summary: z.object({ tests: z.number(), failed: z.number(), stop: z.number().optional() }),
    tests: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        suite: z.union([z.string(), z.array(z.string())]).nullish(),
        message: z.string().nullish(),
        trace: z.string().nullish(),
        filePath: z.string().nullish(),
        line: z.number().nullish(),
      }),
    ),
  }),
});

type CtrfResults = z.output<typeof ctrfReport>["results"];

/** Parses a report in the Common Test Report Format. `text` begins with it; lines after it are passed over. */
export function parseCtrfJson(text: string): ParsedReport {
  const json = firstJsonIn(text);
  if (json === undefined) return { kind: "unreadable", reason: "breaks off within its JSON" };
  const { success, data } = ctrfReport.safeParse(json);
  if (!success) return { kind: "unreadable", reason: "is JSON, but not as CTRF has it" };
  const { results } = data;
  const tests = results.tests.map(testOf);
  return {
    kind: "parsed",
    format: "ctrf-json",
    tests,
    incomplete: incompletenessOf(results, tests),
    madeAt: millisecondsOf(results.summary.stop),
  };
}

/** "other" is what no runner could put into words: it is not known to have passed. */
function testOf(test: CtrfResults["tests"][number]): ReportedTest {
  const { name, status, suite, message, trace, filePath, line } = test;
  const isSkipped = status === "skipped" || status === "pending";
  const said = message ?? "";
  const traced = trace ?? "";
  return {
    name: fullNameOf([...(typeof suite === "string" ? [suite] : (suite ?? [])), name]),
    status: status === "passed" ? "passed" : isSkipped ? "skipped" : "failed",
    skipReason: said,
    file: filePath ?? undefined,
    line: line ?? undefined,
    message: traced.includes(said) ? traced : `${said}\n${traced}`,
  };
}

/** Some writers put 0 for what they do not know, or seconds; a time before 2001 in milliseconds is neither. */
function millisecondsOf(stop: number | undefined): number | undefined {
  return stop === undefined || stop < 1_000_000_000_000 ? undefined : stop;
}

function incompletenessOf({ summary }: CtrfResults, tests: readonly ReportedTest[]): string | null {
  const failed = tests.filter(({ status }) => status === "failed").length;
  if (summary.tests > tests.length) return `counts ${summary.tests} tests and has ${tests.length}`;
  return summary.failed > failed ? `counts ${summary.failed} failures and has ${failed}` : null;
}
