import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnNullabilityChanged = driftRule({
  severity: "blocking",
  summary: "A column takes NULL on one side only.",
  why: "Either rows are refused that the release writes, or rows are taken that it cannot read.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("is", change, sides),
});
