import { counted } from "../../../data/counted.ts";
import type { Rule } from "../../../gate/rule.ts";
import { ranOf, readReportOf, reportNameOf, type StepFacts } from "../facts.ts";

export const tooFewTests: Rule<StepFacts> = {
  severity: "blocking",
  summary: "Fewer tests ran than `minTests` asks for.",
  why: "A suite that shrank without anybody noticing passes more easily.",
  remedy: "Correct which files the test command picks up, or lower `minTests`.",
  *judge(step) {
    const { command, reportPath, limits } = step;
    const report = readReportOf(step);
    if (report === undefined || limits.minTests === null) return;
    const ran = ranOf(report);
    if (ran === 0 || ran >= limits.minTests) return;
    yield {
      subject: reportNameOf(reportPath),
      message: `has ${counted(ran, "test")} that ran; \`minTests\` is ${limits.minTests}.`,
      remedy: `Correct which files \`${command}\` picks up, or lower \`minTests\` in promote.yaml.`,
    };
  },
};
