import { gateJobs, holdsAlways, isGateStep } from "../../gate-job.ts";
import type { Job } from "../../workflow.ts";
import type { Pitfall, PitfallFound } from "./pitfall.ts";

/** A required check that is skipped counts as passed. */
export const skippedCountsAsSuccess: Pitfall = function* (workflow) {
  for (const job of gateJobs(workflow)) {
    yield* ofJob(job);
    for (const { condition } of job.steps.filter(isGateStep)) {
      if (condition === undefined || holdsAlways(condition)) continue;
      yield {
        level: "fail",
        line: condition.line,
        what: `The step of job \`${job.id}\` that runs promote has a condition (\`if: ${condition.value}\`).`,
        why: "Where it does not hold, the job passes and nothing was checked.",
        fix: "Remove `if` from the step.",
      };
    }
  }
};

function* ofJob({ id, condition, needs }: Job): Iterable<PitfallFound> {
  if (condition !== undefined && !holdsAlways(condition)) {
    yield {
      level: "fail",
      line: condition.line,
      what: `Job \`${id}\` has a condition (\`if: ${condition.value}\`).`,
      why: "A job that is skipped counts as success for a required check.",
      fix: "Remove `if` from the job, or say `if: always()`.",
    };
  }
  if (needs !== undefined && condition === undefined) {
    yield {
      level: "fail",
      line: needs.line,
      what: `Job \`${id}\` needs another job and does not say \`if: always()\`.`,
      why: "When the other job fails, this one is skipped, and a skipped job counts as success for a required check.",
      fix: "Remove `needs`, or add `if: always()` to the job.",
    };
  }
}
