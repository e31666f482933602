import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const policyChanged = driftRule({
  severity: "blocking",
  summary: "A policy lets other rows through than in the snapshot.",
  why: "Roles see or change rows that nobody decided to show them, or no longer see their own.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
