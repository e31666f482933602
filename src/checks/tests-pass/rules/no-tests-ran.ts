import type { Rule } from "../../../gate/rule.ts";
import { killOf, ranOf, type StepFacts } from "../facts.ts";

export const noTestsRan: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report has no test that ran.",
  why: "Nothing was tested, which looks like success when only failures are counted.",
  remedy: "Correct which files the test command picks up.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "read" || ranOf(report) > 0) return;
    yield {
      subject: `\`${command}\``,
      message:
        report.total === 0 ? "ran no test." : `ran no test: all ${report.total} are skipped.`,
      remedy: `Correct which files \`${command}\` picks up, and which tests it skips.`,
      detail: lastLines,
    };
  },
};
