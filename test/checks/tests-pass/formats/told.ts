import { parseReport } from "../../../../src/checks/tests-pass/formats/parse-report.ts";

/** `status name` of every test of a report, and what keeps it from being whole; or why there is none. */
export function told(text: string): readonly string[] {
  const report = parseReport(text);
  if (report.kind === "unreadable") return [report.reason];
  if (report.kind === "too-large") return [`over ${report.mostBytes} bytes`];
  const { incomplete } = report;
  return [
    ...report.tests.map(({ status, name }) => `${status} ${name}`),
    ...(incomplete === null ? [] : [incomplete]),
  ];
}

/** The first test of a report, with all that is told of it. */
export function testIn(text: string) {
  const report = parseReport(text);
  return report.kind === "parsed" ? report.tests[0] : undefined;
}
