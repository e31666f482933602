import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const columnMissingInSnapshot = driftRule({
  severity: "blocking",
  summary: "The database has a column that the snapshot does not have.",
  why: "Nobody reviewed the column, and a rollback to the snapshot would lose its values.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
