import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportEmpty: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The test command leaves an empty report.",
  why: "A runner that breaks off before its first test leaves just that.",
  remedy: "Run the test command and find what keeps it from reporting.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, exitCode, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "empty") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `is empty; \`${command}\` ended with exit code ${exitCode}.`,
      remedy: `Let \`${command}\` write Vitest, Jest or CTRF JSON, JUnit XML, TAP or the output of node --test to ${reportPath}, or correct \`checks.tests-pass\` in promote.yaml.`,
      detail: lastLines,
    };
  },
};
