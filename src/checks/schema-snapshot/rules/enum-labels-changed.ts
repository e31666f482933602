import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const enumLabelsChanged = driftRule({
  severity: "blocking",
  summary: "An enum has other labels in the database than in the snapshot.",
  why: "Values that one side takes are errors on the other; labels cannot be taken back.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
