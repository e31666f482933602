import { gateJobs } from "../../gate-job.ts";
import type { Job } from "../../workflow.ts";
import type { Pitfall, PitfallFound } from "./pitfall.ts";

/** What a gate may write: its comment, its check, its findings, its signature. */
const reporting = new Set([
  "pull-requests",
  "issues",
  "checks",
  "statuses",
  "security-events",
  "id-token",
  "attestations",
]);

/** What the token of the gate's job may do. */
export const permissions: Pitfall = function* (workflow) {
  for (const job of gateJobs(workflow)) {
    const given = job.permissions ?? workflow.permissions;
    if (given === undefined) yield missing(job);
    else if (given.all === "write-all")
      yield tooWide(job, given.line, "everything (`write-all`)", "fail");
    for (const { name, value, line } of given?.scopes ?? []) {
      if (value === "write" && !reporting.has(name))
        yield tooWide(job, line, `\`${name}\``, "warn");
    }
  }
};

function missing({ id, line }: Job): PitfallFound {
  return {
    level: "warn",
    line,
    what: `Neither job \`${id}\` nor its workflow says \`permissions\`.`,
    why: "The token then has what the repository gives by default, which may be everything; the project's own code runs in this job.",
    fix: "Add `permissions: { contents: read }`.",
  };
}

function tooWide(
  { id }: Job,
  line: number,
  what: string,
  level: PitfallFound["level"],
): PitfallFound {
  return {
    level,
    line,
    what: `The token of job \`${id}\` may write ${what}.`,
    why: "The tests and generators of the code that is checked run in this job.",
    fix: "Give it `contents: read`, and `pull-requests: write` where a comment is wanted.",
  };
}
