import type { Rule } from "../../../gate/rule.ts";
import { reportNameOf, type TestsPassFacts } from "../facts.ts";

export const reportMissing: Rule<TestsPassFacts> = {
  severity: "blocking",
  summary: "The test command leaves no report, or an empty one.",
  why: "Without a report nothing shows which tests ran, or that any did.",
  remedy: "Let the command write its report where `checks.tests-pass.report` says.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge({ command, reportPath, exitCode, signal, report, lastLines }) {
    if (signal !== null || (report.state !== "absent" && report.state !== "empty")) return;
    const nothing = report.state === "absent" ? "was not written" : "is empty";
    yield {
      subject: reportNameOf(reportPath),
      message: `${nothing}; \`${command}\` ended with exit code ${exitCode}.`,
      remedy: `Let \`${command}\` write a Vitest or Jest JSON, JUnit XML or TAP report to ${reportPath}, or correct \`checks.tests-pass.report\` in promote.yaml.`,
      ...(lastLines === "" ? {} : { detail: lastLines }),
    };
  },
};
