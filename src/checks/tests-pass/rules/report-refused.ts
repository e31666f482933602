import type { Rule } from "../../../gate/rule.ts";
import { killOf, reportNameOf, type StepFacts } from "../facts.ts";

export const reportRefused: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The report is no file of the project folder.",
  why: "A link may lead to any file of the machine, and to a report of other code.",
  remedy: "Let the command write its report as a file inside the project folder.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "refused") return;
    yield {
      subject: reportNameOf(reportPath),
      message: `${report.reason}, and is not read.`,
      remedy: `Let \`${command}\` write ${reportPath} as a file, in a folder that is no link.`,
      detail: lastLines,
    };
  },
};
