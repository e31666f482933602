import type { SchemaChange } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const rowSecurityChanged = driftRule({
  severity: "blocking",
  summary: "Row security of a table is on, off or forced otherwise than in the snapshot.",
  why: "Without it every role that may read the table reads all of its rows.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, { snapshot, database }) =>
    `is ${stateOf(change.snapshot)} in ${snapshot.name} and ${stateOf(change.database)} in ${database.name}.`,
});

function stateOf(text: SchemaChange["snapshot"]): string {
  const isOn = /\bENABLE ROW/.test(text ?? "");
  const isForced = /\bFORCE ROW/.test(text ?? "");
  return `${isOn ? "on" : "off"}${isForced ? " and forced on the owner" : ""}`;
}
