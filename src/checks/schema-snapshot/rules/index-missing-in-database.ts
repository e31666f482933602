import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const indexMissingInDatabase = driftRule({
  severity: "blocking",
  summary: "The snapshot has an index that the database does not have.",
  why: "Queries that need it read the whole table; a unique one also kept values unique.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
