import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportIncomplete: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report itself shows that tests or failures are missing from it.",
  why: "A test that is missing may be one that fails.",
  remedy: "Run the test command and find what cuts its report short.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "read") return;
    if (report.incomplete === null) return;
    yield {
      subject: reportNameOf(reportPath),
      message: `${report.incomplete}.`,
      remedy: `Run \`${command}\` by hand and find what cuts its report short.`,
      detail: lastLines,
    };
  },
};
