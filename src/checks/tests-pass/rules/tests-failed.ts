import { counted } from "../../../data/counted.ts";
import type { Report, Rule } from "../../../gate/rule.ts";
import type { StepFacts, TestFailure } from "../facts.ts";

/** Beyond this many the rest are counted. */
const mostNamed = 20;

export const testsFailed: Rule<StepFacts> = {
  severity: "blocking",
  summary: "A test fails.",
  why: "What the test describes does not work in this release.",
  remedy: "Fix the code or the test; run the test command to see it pass.",
  *judge({ command, report }) {
    if (report?.state !== "read") return;
    const named = report.failures.slice(0, mostNamed);
    for (const failure of named) yield reportOf(failure, command);
    const rest = report.failed - named.length;
    if (rest > 0) {
      yield {
        subject: counted(rest, "more test"),
        message: rest === 1 ? "fails." : "fail.",
        remedy: `Run \`${command}\` to see all of them.`,
        identity: `${rest} more`,
      };
    }
  },
};

function reportOf({ name, file, line, message }: TestFailure, command: string): Report {
  return {
    subject: `test "${name}"`,
    message: "fails.",
    remedy: `Fix the code or the test; \`${command}\` shows it.`,
    identity: `${file ?? ""}\n${name}`,
    ...(file === undefined ? {} : { place: line === undefined ? { file } : { file, line } }),
    detail: message,
  };
}
