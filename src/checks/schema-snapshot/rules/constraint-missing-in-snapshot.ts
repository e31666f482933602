import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const constraintMissingInSnapshot = driftRule({
  severity: "blocking",
  summary: "The database has a constraint that the snapshot does not have.",
  why: "The database refuses rows that nobody decided to refuse.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
