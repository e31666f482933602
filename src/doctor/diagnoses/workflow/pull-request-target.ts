import { checkouts, gateJobs, inputOf } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

const ofTheHead = /github\.(event\.pull_request\.head\.|head_ref)|refs\/pull\//;

/** Code of a pull request, run with the secrets and the token of the base. */
export const pullRequestTarget: Pitfall = function* (workflow) {
  const event = workflow.events.find(({ name }) => name === "pull_request_target");
  if (event === undefined) return;
  const runsHead = workflow.jobs
    .flatMap(checkouts)
    .some((step) => ofTheHead.test(inputOf(step, "ref") ?? ""));
  if (!runsHead && gateJobs(workflow).length === 0) return;
  yield {
    level: "fail",
    line: event.line,
    what: runsHead
      ? "`pull_request_target` checks out the code of the pull request."
      : "The gate runs on `pull_request_target`.",
    why: "It has the secrets and a writing token, and whoever opens a pull request decides what runs; without the pull request's code it checks the wrong commit.",
    fix: "Run on `pull_request` instead; a fork's pull request is then undecided, never green.",
  };
};
