import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const ownerChanged = driftRule({
  severity: "blocking",
  summary: "Something belongs to another role in the database than in the snapshot.",
  why: "Its owner may change and drop it, and passes by row security.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
