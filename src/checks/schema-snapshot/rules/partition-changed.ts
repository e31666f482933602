import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const partitionChanged = driftRule({
  severity: "blocking",
  summary:
    "A table is partitioned otherwise in the database than in the snapshot, or a partition has other bounds.",
  why: "Rows go to another partition, or to none and are refused.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
