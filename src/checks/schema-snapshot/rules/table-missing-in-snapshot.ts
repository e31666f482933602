import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const tableMissingInSnapshot = driftRule({
  severity: "blocking",
  summary: "The database has a table that the snapshot does not have.",
  why: "Nobody reviewed the table, and a rollback to the snapshot would lose it with its rows.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
