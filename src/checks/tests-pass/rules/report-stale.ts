import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportStale: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report is older than the run that should have written it.",
  why: "It tells of other code than this release's.",
  remedy: "Let the command write its report on each run.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "stale") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `was not written by this run: it is from ${report.modifiedAt}.`,
      remedy: `Let \`${command}\` write ${reportPath} on each run, or correct \`checks.tests-pass\` in promote.yaml.`,
      detail: lastLines,
    };
  },
};
