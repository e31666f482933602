import * as z from "zod";
import { firstJsonIn } from "./first-json.ts";
import { fullNameOf, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/** What is read of it. Source: https://jestjs.io/docs/cli#--json and Vitest's `JsonTestResults`. */
const jestReport = z.object({
  success: z.boolean(),
  numTotalTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number().default(0),
  numRuntimeErrorTestSuites: z.number().default(0),
  wasInterrupted: z.boolean().default(false),
  /** When the run began, in milliseconds since 1970. */
  startTime: z.number().optional(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()).default([]),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
        }),
      ),
    }),
  ),
});

type JestReport = z.output<typeof jestReport>;
type JestFile = JestReport["testResults"][number];

/** Parses the JSON of Vitest and Jest. `text` begins with it; lines after it are passed over. */
export function parseJestJson(text: string): ParsedReport {
  const json = firstJsonIn(text);
  if (json === undefined) return { kind: "unreadable", reason: "breaks off within its JSON" };
  const { success, data } = jestReport.safeParse(json);
  if (!success)
    return { kind: "unreadable", reason: "is JSON, but not as Vitest or Jest write it" };
  const tests = data.testResults.flatMap(testsOf);
  return {
    kind: "parsed",
    format: "jest-json",
    tests,
    incomplete: incompletenessOf(data, tests),
    madeAt: data.startTime,
  };
}

const skippedStatuses = new Set(["skipped", "pending", "todo", "disabled"]);

/** A file that failed without a failing test (an import, a hook) is a failed test of that name. */
function testsOf({ name, status, message, assertionResults }: JestFile): ReportedTest[] {
  const tests = assertionResults.map((test): ReportedTest => {
    const known = skippedStatuses.has(test.status) ? "skipped" : "failed";
    return {
      name: fullNameOf([...test.ancestorTitles, test.title]),
      status: test.status === "passed" ? "passed" : known,
      skipReason: test.status === "todo" ? "todo" : undefined,
      file: name,
      line: test.location?.line,
      message: (test.failureMessages ?? []).join("\n"),
    };
  });
  if (status !== "failed" || tests.some((test) => test.status === "failed")) return tests;
  return [...tests, { name, status: "failed", file: name, message }];
}

function incompletenessOf(report: JestReport, tests: readonly ReportedTest[]): string | null {
  const { success, numTotalTests, numFailedTests, wasInterrupted } = report;
  const failedFiles = report.numFailedTestSuites + report.numRuntimeErrorTestSuites;
  const failed = tests.filter(({ status }) => status === "failed").length;
  if (numTotalTests > tests.length) return `counts ${numTotalTests} tests and has ${tests.length}`;
  if (numFailedTests > failed) return `counts ${numFailedTests} failures and has ${failed}`;
  if (wasInterrupted) return "says that the run was interrupted";
  const isFailed = !success || failedFiles > 0;
  return isFailed && failed === 0 ? "says that the run failed and has no failure" : null;
}
