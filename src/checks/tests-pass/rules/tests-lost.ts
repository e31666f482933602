import { counted } from "../../../data/counted.ts";
import type { Rule } from "../../../gate/rule.ts";
import { ranOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

export const testsLost: Rule<StepFacts> = {
  severity: "blocking",
  summary:
    "Fewer tests ran than in the last record in which they passed, by more than `maxDropPercent`.",
  why: "Tests that vanish between two releases take with them what they proved.",
  remedy:
    "Find the tests that are gone and run them again; where they were removed on purpose, waive this once.",
  *judge(step) {
    const { command, reportPath, limits, earlier } = step;
    const report = readReportOf(step);
    if (report === undefined || limits.maxDropPercent === null || earlier === null) return;
    const ran = ranOf(report);
    const lostPercent = ((earlier.ran - ran) / earlier.ran) * 100;
    if (ran === 0 || !(lostPercent > limits.maxDropPercent)) return;
    yield {
      subject: reportNameOf(reportPath),
      message: `has ${counted(ran, "test")} that ran, ${percent(lostPercent)} % fewer than the ${earlier.ran} of ${earlier.file}; \`maxDropPercent\` is ${limits.maxDropPercent}.`,
      remedy: `Run \`${command}\` and find the tests that are gone; where they were removed on purpose, waive this once.`,
      identity: `${reportPath}\n${earlier.ran} to ${ran}`,
    };
  },
};

/** One decimal, rounded up: what is over a limit never reads as the limit. */
function percent(value: number): number {
  return Math.ceil(value * 10) / 10;
}
