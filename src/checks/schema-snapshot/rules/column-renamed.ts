import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnRenamed = driftRule({
  severity: "blocking",
  summary: "A column has another name in the database than in the snapshot.",
  why: "Every statement that names the column fails on one of the two.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("is called", change, sides),
});
