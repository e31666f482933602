import { counted } from "../../../data/counted.ts";
import type { Rule } from "../../../gate/rule.ts";
import { isGreen, killOf, type StepFacts } from "../facts.ts";

export const exitCodeDisagrees: Rule<StepFacts> = {
  severity: "blocking",
  summary: "The exit code and the report tell different stories.",
  why: "One of the two is wrong, and nothing tells which.",
  remedy: "Run the test command and find why its exit code does not follow from its tests.",
  *judge(step) {
    const { command, exitCode, report, lastLines } = step;
    if (killOf(step) !== null || report?.state !== "read") return;
    const { failed } = report;
    const isFalseSuccess = exitCode === 0 && failed > 0;
    const isUnexplained = exitCode !== 0 && isGreen(report);
    if (!isFalseSuccess && !isUnexplained) return;
    const story = isUnexplained
      ? "its report has no failure"
      : `its report has ${counted(failed, "failure")}`;
    yield {
      subject: `\`${command}\``,
      message: `ends with exit code ${exitCode}, yet ${story}.`,
      remedy: isFalseSuccess
        ? `Let \`${command}\` pass on the exit code of its test runner.`
        : `Run \`${command}\` by hand and find what fails beside the tests.`,
      detail: lastLines,
    };
  },
};
