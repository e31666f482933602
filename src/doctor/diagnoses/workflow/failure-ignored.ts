import { gateJobs, isGateStep } from "../../gate-job.ts";
import type { Entry } from "../../workflow.ts";
import type { Pitfall } from "./pitfall.ts";

/** An exit code that nobody hears. */
export const failureIgnored: Pitfall = function* (workflow) {
  for (const job of gateJobs(workflow)) {
    const steps = job.steps.filter(isGateStep);
    const ignoring = [job.ignoresFailure, ...steps.map((step) => step.ignoresFailure)].filter(isOn);
    const swallowed = steps
      .map(({ run }) => run)
      .filter(
        (run) => run !== undefined && /\bpromote\b[^\n]*\|\|\s*(true|:|exit 0)\b/.test(run.value),
      );
    for (const entry of [...ignoring, ...swallowed]) {
      if (entry === undefined) continue;
      yield {
        level: "fail",
        line: entry.line,
        what: `Job \`${job.id}\` passes whatever promote says (\`${entry.name === "run" ? "|| true" : entry.name}\`).`,
        why: "The exit code is the gate's answer: 1 is blocked, 2 is undecided.",
        fix: "Let the job end with the exit code of promote.",
      };
    }
  }
};

function isOn(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.value !== "false";
}
