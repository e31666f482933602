import { counted } from "../../../data/counted.ts";
import type { Rule } from "../../../gate/rule.ts";
import { ranOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

/** Fewer skipped tests than this beside a single one that ran are no sign of an `.only`. */
const fewestSkipped = 2;

export const testsLeftOut: Rule<StepFacts> = {
  severity: "blocking",
  summary:
    "The report shows the tests that an `.only` leaves out, or a single test that ran among ones skipped without a reason.",
  why: "An `.only` of somebody's debugging session makes a suite green that was never run.",
  remedy: "Remove the `.only`, or whatever selects the one test, and run the test command.",
  *judge(step) {
    const { command, reportPath } = step;
    const report = readReportOf(step);
    if (report === undefined) return;
    const { leftOut, skipped, unexplained } = report;
    const isLone = ranOf(report) === 1 && unexplained === skipped && skipped >= fewestSkipped;
    if (leftOut === 0 && !isLone) return;
    yield {
      subject: reportNameOf(reportPath),
      message:
        leftOut > 0
          ? `says that an \`.only\` leaves out ${counted(leftOut, "test")}.`
          : `has 1 test that ran and ${skipped} skipped without a reason, as an \`.only\` does it.`,
      remedy: `Remove the \`.only\`, or whatever selects the one test, and run \`${command}\`.`,
    };
  },
};
