import type { Rule } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotMissing: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release was tagged without its schema snapshot.",
  why: "After a rollback nobody can tell what the schema has to look like.",
  remedy:
    "Make a patch release of the previous version that has the snapshot; where the gate is new, waive it until the next release has one.",
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot !== null) return;
    yield {
      subject: `${path} in ${release.tag}`,
      message: "is missing, so there is no schema to roll back to.",
      remedy: `Commit ${path} on top of ${release.tag}, tag that as a patch release, and deploy it first; where the gate is new, \`promote waive\` it until the next release has one; or correct \`snapshot\` of the item ${id} in promote.yaml.`,
      identity: `${id}\n${path}`,
    };
  },
};
