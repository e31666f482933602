import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportTooLarge: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report is larger than what is read.",
  why: "Which tests ran, and whether they passed, is unknown.",
  remedy: "Let the tests print less into their report, or split them into steps.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "too-large") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `has ${mebibytes(report.bytes)} MiB; at most ${mebibytes(report.mostBytes)} MiB are read.`,
      remedy: `Let the tests of \`${command}\` print less into ${reportPath}, or split them into \`steps\` in promote.yaml.`,
      detail: lastLines,
    };
  },
};

function mebibytes(bytes: number): number {
  return Math.ceil((bytes / 1_048_576) * 10) / 10;
}
