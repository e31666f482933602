import type { SchemaChange } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const constraintValidationChanged = driftRule({
  severity: "blocking",
  summary: "A constraint is validated on one side only.",
  why: "One that is not validated says nothing about the rows that were there before it.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, { snapshot, database }) =>
    isValid(change)
      ? `is validated in ${database.name} and not in ${snapshot.name}.`
      : `is validated in ${snapshot.name} and not in ${database.name}.`,
});

function isValid({ database }: SchemaChange): boolean {
  return !/ NOT VALID\s*$/.test(database ?? "");
}
