import { checkouts, gateJobs, inputOf } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** A clone without the previous release. */
export const historyShallow: Pitfall = function* (workflow) {
  for (const job of gateJobs(workflow)) {
    const isDeepened = job.steps.some(
      ({ run }) => run !== undefined && /git fetch[^\n]*--unshallow/.test(run.value),
    );
    if (isDeepened) continue;
    for (const step of checkouts(job)) {
      if (inputOf(step, "fetch-depth") === "0") continue;
      yield {
        level: "fail",
        line: step.line,
        what: `The checkout of job \`${job.id}\` fetches one commit and no tags.`,
        why: "The previous release cannot be found in it, and the comparison with it blocks.",
        fix: "Give actions/checkout `fetch-depth: 0`.",
      };
    }
  }
};
