import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const objectMissingInDatabase = driftRule({
  severity: "blocking",
  summary: "The snapshot has something that the database does not have.",
  why: "What was tested on staging is not the schema that was reviewed.",
  remedy: `Run the migration that is pending, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
