import type { Rule } from "../../../gate/rule.ts";
import { isGreen, killOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

export const crashedAfterGreenReport: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The test command crashes after a report without failures.",
  why: "What crashes as the tests end also crashes in production, and tests may have been yet to come.",
  remedy: "Run the command by hand and see what ends it: a native module, or the machine's memory.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, reportPath, lastLines } = step;
    const kill = killOf(step);
    const report = readReportOf(step);
    if (kill === null || report === undefined || !isGreen(report)) return;
    yield {
      subject: `\`${command}\``,
      message: `${kill}, after a ${reportNameOf(reportPath)} without failures.`,
      remedy: `Run \`${command}\` by hand and see what ends it: a native module, or the machine's memory.`,
      detail: lastLines,
    };
  },
};
