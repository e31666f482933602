import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** Runs that overtake each other. */
export const concurrencyMissing: Pitfall = function* (workflow) {
  if (workflow.hasConcurrency) return;
  for (const job of gateJobs(workflow)) {
    if (job.hasConcurrency) continue;
    yield {
      level: "warn",
      line: job.line,
      what: `Neither job \`${job.id}\` nor its workflow says \`concurrency\`.`,
      why: "An older run that ends later reports over a newer one, and both ask the same staging database.",
      fix: "Add `concurrency` with a group of the workflow's name and `github.ref`.",
    };
  }
};
