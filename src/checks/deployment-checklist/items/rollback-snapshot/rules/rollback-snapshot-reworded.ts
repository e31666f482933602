import type { Rule } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";
import { diffsOf, namesOf } from "../name-differences.ts";

export const rollbackSnapshotReworded: Rule<RollbackSnapshotFacts> = {
  severity: "advisory",
  summary:
    "A dump of the restored database says things in other words than the previous release's snapshot.",
  why: "The snapshot was edited after it was taken, so what was reviewed is not, word for word, what a rollback builds.",
  remedy: "Read the differences; where they mean the same, nothing is to be done.",
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "restored") return;
    const { reworded, serverVersion } = release.snapshot.restoring.proof;
    if (reworded.count === 0) return;
    yield {
      subject: `${path} in ${release.tag}`,
      message: `is not, to the word, what PostgreSQL ${serverVersion} dumps when it is restored: ${namesOf(reworded)}.`,
      place: { file: path },
      detail: diffsOf(reworded),
      identity: `${id}\n${path}`,
    };
  },
};
