import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const privilegesChanged = driftRule({
  severity: "blocking",
  summary: "A role may do something else in the database than in the snapshot.",
  why: "Rights that were given by hand are rights nobody reviewed; missing ones make the release fail.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (_, sides) =>
    `are not in ${sides.database.name} what they are in ${sides.snapshot.name}.`,
});
