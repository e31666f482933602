import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

const filters = new Set(["paths", "paths-ignore", "branches-ignore"]);

/** A filter on the workflow of the required check. */
export const pathFilter: Pitfall = function* (workflow) {
  if (gateJobs(workflow).length === 0) return;
  for (const event of workflow.events) {
    for (const { name, line } of event.settings.filter((setting) => filters.has(setting.name))) {
      yield {
        level: "fail",
        line,
        what: `\`${event.name}\` has a filter \`${name}\`, so the gate does not run on every change.`,
        why: "Where the workflow does not start, the required check waits for ever, or nobody looks at the change.",
        fix: `Remove \`${name}\`; the gate is to see every change.`,
      };
    }
  }
};
