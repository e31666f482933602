import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const tableMissingInDatabase = driftRule({
  severity: "blocking",
  summary: "The snapshot has a table that the database does not have.",
  why: "What was tested on staging had no such table: every statement that names it fails there.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
