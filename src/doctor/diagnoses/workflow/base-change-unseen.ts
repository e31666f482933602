import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** A pull request that was judged by one base and goes into another: GitHub starts nothing anew by default. */
export const baseChangeUnseen: Pitfall = function* (workflow) {
  const pullRequest = workflow.events.find(({ name }) => name === "pull_request");
  if (pullRequest === undefined || gateJobs(workflow).length === 0) return;
  const settingOf = (name: string) => pullRequest.settings.find((one) => one.name === name);
  if (settingOf("branches") !== undefined) return;
  if (/\bedited\b/.test(settingOf("types")?.value ?? "")) return;
  yield {
    level: "warn",
    line: pullRequest.line,
    what: "The gate does not run again when the base of a pull request is changed.",
    why: "It goes by the configuration of the base: green against a branch that asks for little stays green when the pull request is sent to another.",
    fix: "Give `pull_request` `types: [opened, synchronize, reopened, edited]`, or `branches` with the protected ones alone.",
  };
};
