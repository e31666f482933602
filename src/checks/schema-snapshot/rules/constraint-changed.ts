import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const constraintChanged = driftRule({
  severity: "blocking",
  summary: "A constraint has another definition in the database than in the snapshot.",
  why: "The database takes or refuses other rows than was reviewed.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
