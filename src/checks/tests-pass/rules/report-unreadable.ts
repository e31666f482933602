import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportUnreadable: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report is in no format that can be read.",
  why: "Which tests ran, and whether they passed, is unknown.",
  remedy:
    "Let the command write Vitest, Jest or CTRF JSON, JUnit XML, TAP or the output of node --test.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "unreadable") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `${report.reason}.`,
      remedy: `Let \`${command}\` write Vitest, Jest or CTRF JSON, JUnit XML, TAP or the output of node --test to ${reportPath}.`,
      detail: lastLines,
    };
  },
};
