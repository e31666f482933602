import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule } from "../drift-rule.ts";

export const functionAttributesChanged = driftRule({
  severity: "blocking",
  summary:
    "A function or procedure has other attributes, arguments or settings than in the snapshot.",
  why: "Volatility, security and search path decide with whose rights it runs and how often.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (_, sides) =>
    `has other attributes in ${sides.database.name} than in ${sides.snapshot.name}.`,
});
