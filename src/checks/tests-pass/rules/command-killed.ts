import type { Rule } from "../../../gate/rule.ts";
import { isGreen, killOf, readReportOf, type StepFacts } from "../facts.ts";

export const commandKilled: Rule<StepFacts> = {
  severity: "blocking",
  summary: "A signal ended the test command before it was done.",
  why: "Tests that did not come to their end show nothing about the release.",
  remedy: "Run the command by hand and see what ends it: often the machine's memory.",
  unwaivable: "the results of the tests are not known, and what was not looked at never passes",
  *judge(step) {
    const { command, lastLines } = step;
    const kill = killOf(step);
    const report = readReportOf(step);
    if (kill === null || (report !== undefined && isGreen(report))) return;
    yield {
      subject: `\`${command}\``,
      message: `${kill}.`,
      remedy: `Run \`${command}\` by hand and see what ends it: often the machine's memory.`,
      detail: lastLines,
    };
  },
};
