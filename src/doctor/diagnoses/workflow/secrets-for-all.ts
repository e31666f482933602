import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** Secrets that every step of every job has. */
export const secretsForAll: Pitfall = function* (workflow) {
  const level = gateJobs(workflow).length > 0 ? "fail" : "warn";
  for (const { name, value, line } of workflow.env) {
    if (!/\$\{\{[^}]*\bsecrets\b/.test(value)) continue;
    yield {
      level,
      line,
      what: `\`env\` of the whole workflow has the secret ${name}.`,
      why: "Every action and every install script of every job gets it.",
      fix: `Give ${name} to the one step that needs it, under its own \`env\`.`,
    };
  }
};
