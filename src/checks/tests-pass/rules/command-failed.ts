import type { Rule } from "../../../gate/rule.ts";
import { killOf, type StepFacts } from "../facts.ts";

export const commandFailed: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The command of a step without a report fails.",
  why: "What the step proves does not hold for this release.",
  remedy: "Run the command by hand, correct what it objects to, and run it again.",
  *judge(step) {
    const { command, exitCode, report, lastLines } = step;
    if (report !== null || exitCode === 0 || killOf(step) !== null) return;
    yield {
      subject: `\`${command}\``,
      message: `ends with exit code ${exitCode}.`,
      remedy: `Run \`${command}\` by hand and correct what it objects to.`,
      detail: lastLines,
    };
  },
};
