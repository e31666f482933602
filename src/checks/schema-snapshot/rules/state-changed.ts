import type { SchemaChange } from "../../../postgres/schema-change.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const stateChanged = driftRule({
  severity: "blocking",
  summary: "A trigger, rule or event trigger is switched on or off otherwise than in the snapshot.",
  why: "One that is off does nothing, and what it kept right is no longer kept.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, { snapshot, database }) =>
    `is ${stateOf(change.snapshot)} in ${snapshot.name} and ${stateOf(change.database)} in ${database.name}.`,
});

/** No statement stands for what is enabled as usual. */
function stateOf(text: SchemaChange["snapshot"]): string {
  const [word = "ENABLE"] = /\b(DISABLE|ENABLE (ALWAYS|REPLICA))\b/.exec(text ?? "") ?? [];
  return word.replace("ABLE", "ABLED").toLowerCase();
}
