import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const indexChanged = driftRule({
  severity: "blocking",
  summary: "An index has another definition in the database than in the snapshot.",
  why: "Other queries are fast than those that were reviewed; a unique one keeps other values unique.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
