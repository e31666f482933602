import type { ItemKind } from "../item-kind.ts";
import type { RollbackSnapshotFacts } from "./facts.ts";
import { rollbackSnapshotRules } from "./rules/index.ts";

/** The schema snapshot of the previous release, from which its database can be built again. */
export const rollbackSnapshot: ItemKind<RollbackSnapshotFacts> = {
  rules: rollbackSnapshotRules,
  evidence({ path, release }) {
    if (release.state === "first") {
      return {
        name: "rollback",
        values: { firstRelease: true },
        note: "first release: nothing to roll back to",
      };
    }
    if (release.state !== "found" || release.snapshot === null) return { values: {} };
    const { tag, commit, snapshot } = release;
    const objects = snapshot.restoring.state === "restored" ? snapshot.restoring.objects : 0;
    return {
      name: "rollback",
      values: { tag, commit, snapshotSha256: snapshot.sha256, objects },
      inputs: [{ name: `${path} at ${tag}`, sha256: snapshot.sha256 }],
    };
  },
};
