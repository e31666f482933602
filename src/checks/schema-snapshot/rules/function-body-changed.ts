import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const functionBodyChanged = driftRule({
  severity: "blocking",
  summary: "The body of a function or procedure is another in the database than in the snapshot.",
  why: "What was tested on staging runs other code than what was reviewed.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (_, sides) =>
    `has another body in ${sides.database.name} than in ${sides.snapshot.name}.`,
});
