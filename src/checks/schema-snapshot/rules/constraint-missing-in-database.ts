import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const constraintMissingInDatabase = driftRule({
  severity: "blocking",
  summary: "The snapshot has a constraint that the database does not have.",
  why: "The database takes rows that the release counts on never to meet.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
