import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const objectChanged = driftRule({
  severity: "blocking",
  summary: "The database and the snapshot define the same thing differently.",
  why: "What was tested on staging is not the schema that was reviewed, and a rollback would not bring it back.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
