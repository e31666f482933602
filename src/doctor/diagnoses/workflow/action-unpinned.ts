import { gateJobs } from "../../gate-job.ts";
import type { Pitfall } from "./pitfall.ts";

/** Actions and reusable workflows of somebody else, by a name that can be moved. */
export const actionUnpinned: Pitfall = function* (workflow) {
  const level = gateJobs(workflow).length > 0 ? "fail" : "warn";
  const used = workflow.jobs.flatMap(({ uses, steps }) => [
    uses,
    ...steps.map((step) => step.uses),
  ]);
  for (const entry of used) {
    if (entry === undefined || !isUnpinned(entry.value)) continue;
    const [name = "", ref = ""] = entry.value.split("@");
    yield {
      level,
      line: entry.line,
      what: `\`${entry.value}\` is not pinned to a commit.`,
      why: "A tag or branch can be moved to other code, which then runs with this job's token and secrets.",
      fix: name.startsWith("docker://")
        ? `Name the image by its digest: ${name}@sha256:….`
        : `Name the commit and keep the version beside it: \`${name}@COMMIT # ${ref === "" ? "version" : ref}\`.`,
    };
  }
};

/** GitHub's own actions and those of the same repository are nobody else's. */
function isUnpinned(uses: string): boolean {
  if (/^(\.\/|actions\/|github\/)/.test(uses)) return false;
  if (uses.startsWith("docker://")) return !/@sha256:[0-9a-f]{64}$/.test(uses);
  return !/@([0-9a-f]{40}|[0-9a-f]{64})$/.test(uses);
}
