import type { RuleSet } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";
import { previousReleaseMissing } from "./previous-release-missing.ts";
import { rollbackSnapshotContainsData } from "./rollback-snapshot-contains-data.ts";
import { rollbackSnapshotEmpty } from "./rollback-snapshot-empty.ts";
import { rollbackSnapshotMissing } from "./rollback-snapshot-missing.ts";
import { rollbackSnapshotRefused } from "./rollback-snapshot-refused.ts";
import { rollbackSnapshotRestoresDifferently } from "./rollback-snapshot-restores-differently.ts";
import { rollbackSnapshotReworded } from "./rollback-snapshot-reworded.ts";
import { rollbackSnapshotUnrestorable } from "./rollback-snapshot-unrestorable.ts";
import { rollbackWouldLose } from "./rollback-would-lose.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rollbackSnapshotRules = {
  "previous-release-missing": previousReleaseMissing,
  "rollback-snapshot-missing": rollbackSnapshotMissing,
  "rollback-snapshot-empty": rollbackSnapshotEmpty,
  "rollback-snapshot-contains-data": rollbackSnapshotContainsData,
  "rollback-snapshot-refused": rollbackSnapshotRefused,
  "rollback-snapshot-unrestorable": rollbackSnapshotUnrestorable,
  "rollback-snapshot-restores-differently": rollbackSnapshotRestoresDifferently,
  "rollback-snapshot-reworded": rollbackSnapshotReworded,
  "rollback-would-lose": rollbackWouldLose,
} satisfies RuleSet<RollbackSnapshotFacts>;
