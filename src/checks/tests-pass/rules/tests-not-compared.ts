import type { Rule } from "../../../gate/rule.ts";
import { ranOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

export const testsNotCompared: Rule<StepFacts> = {
  severity: "advisory",
  summary:
    "`maxDropPercent` asks for a comparison with the last record, and there is none to compare with.",
  why: "Tests that vanished since the last release are not noticed in this run.",
  remedy:
    "Keep the records of earlier runs in the folder of `record.directory`, and sign with the same key; the first run has none.",
  *judge(step) {
    const { reportPath, limits, earlier } = step;
    const report = readReportOf(step);
    if (report === undefined || ranOf(report) === 0) return;
    if (limits.maxDropPercent === null || earlier !== null) return;
    yield {
      subject: reportNameOf(reportPath),
      message:
        "is compared with no earlier run: no record of passed tests that this run's key verifies has their number.",
    };
  },
};
