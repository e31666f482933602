import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const viewChanged = driftRule({
  severity: "blocking",
  summary: "A view has another definition in the database than in the snapshot.",
  why: "What reads the view gets other rows or columns than was reviewed.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
