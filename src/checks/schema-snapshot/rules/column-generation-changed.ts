import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnGenerationChanged = driftRule({
  severity: "blocking",
  summary:
    "A column is generated on one side only, or in another way: an identity, or an expression.",
  why: "Inserts that give a value, or leave it out, fail on one side; generated values are others.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("is", change, sides),
});
