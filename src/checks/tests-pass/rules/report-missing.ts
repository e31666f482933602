import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportMissing: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The test command leaves no report.",
  why: "Without a report nothing shows which tests ran, or that any did.",
  remedy: "Let the command write its report where `checks.tests-pass` says.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, exitCode, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "absent") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `was not written; \`${command}\` ended with exit code ${exitCode}.`,
      remedy: `Let \`${command}\` write Vitest, Jest or CTRF JSON, JUnit XML, TAP or the output of node --test to ${reportPath}, or correct \`checks.tests-pass\` in promote.yaml.`,
      detail: lastLines,
    };
  },
};
