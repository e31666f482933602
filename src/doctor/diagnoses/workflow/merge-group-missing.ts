import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** A required check that the merge queue never starts. */
export const mergeGroupMissing: Pitfall = function* (workflow) {
  const { events } = workflow;
  const pullRequest = events.find(({ name }) => name === "pull_request");
  if (pullRequest === undefined || gateJobs(workflow).length === 0) return;
  if (events.some(({ name }) => name === "merge_group")) return;
  yield {
    level: "warn",
    line: pullRequest.line,
    what: "The gate runs on `pull_request` and not on `merge_group`.",
    why: "A merge queue waits for the required check on its own commit, which nothing starts; and what is merged is not what was checked.",
    fix: "Add `merge_group:` under `on`.",
  };
};
