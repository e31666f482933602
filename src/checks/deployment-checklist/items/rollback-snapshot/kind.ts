import { counted } from "../../../../data/counted.ts";
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
    const { restoring, losing } = snapshot;
    const objects = restoring.state === "restored" ? restoring.objects : 0;
    const restoredOn = restoring.state === "restored" ? restoring.proof.serverVersion : null;
    const [losses, otherHazards] = [losing?.losses.length ?? 0, losing?.others ?? 0];
    return {
      name: "rollback",
      values: {
        tag,
        commit,
        snapshotSha256: snapshot.sha256,
        objects,
        restoredOn,
        losses,
        otherHazards,
      },
      inputs: [{ name: `${path} at ${tag}`, sha256: snapshot.sha256 }],
      ...(losses > 0 ? { note: noteOf(tag, losses, otherHazards) } : {}),
    };
  },
};

function noteOf(tag: string, losses: number, others: number): string {
  const more = others === 0 ? "" : `, and ${counted(others, "other hazard")}`;
  return `a rollback to ${tag} would lose data in ${counted(losses, "place")}${more}`;
}
