import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnDefaultChanged = driftRule({
  severity: "blocking",
  summary: "A column has another default in the database than in the snapshot.",
  why: "Rows that leave the column out get another value than the one that was reviewed.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("has", change, sides),
});
