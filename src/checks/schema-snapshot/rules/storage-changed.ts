import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const storageChanged = driftRule({
  severity: "blocking",
  summary:
    "A table, view or index has other storage options, or lies elsewhere, than in the snapshot.",
  why: "Queries give the same rows, but vacuum, caching or crash safety are others than was tested.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
