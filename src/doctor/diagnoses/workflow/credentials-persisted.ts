import { checkouts, gateJobs, inputOf } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** A token that lies where the project's own code finds it. */
export const credentialsPersisted: Pitfall = function* (workflow) {
  for (const job of gateJobs(workflow)) {
    for (const step of checkouts(job)) {
      if (inputOf(step, "persist-credentials") === "false") continue;
      yield {
        level: "warn",
        line: step.line,
        what: `The checkout of job \`${job.id}\` leaves its token behind.`,
        why: "The tests and generators that run afterwards can use it.",
        fix: "Give actions/checkout `persist-credentials: false`.",
      };
    }
  }
};
