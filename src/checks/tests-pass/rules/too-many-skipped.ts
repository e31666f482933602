import { counted } from "../../../data/counted.ts";
import type { Rule } from "../../../gate/rule.ts";
import { ranOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

export const tooManySkipped: Rule<StepFacts> = {
  severity: "blocking",
  summary: "More tests are skipped than `maxSkipped` allows.",
  why: "A skipped test guards nothing, and skipping is the quickest way to make a failing one pass.",
  remedy: "Run the skipped tests again, remove them, or raise `maxSkipped`.",
  *judge(step) {
    const { reportPath, limits } = step;
    const report = readReportOf(step);
    if (report === undefined || limits.maxSkipped === null || ranOf(report) === 0) return;
    const { skipped } = report;
    if (skipped <= limits.maxSkipped) return;
    yield {
      subject: reportNameOf(reportPath),
      message: `has ${counted(skipped, "skipped test")}; \`maxSkipped\` is ${limits.maxSkipped}.`,
      remedy: "Run the skipped tests again, remove them, or raise `maxSkipped` in promote.yaml.",
    };
  },
};
