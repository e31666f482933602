import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnTypeChanged = driftRule({
  severity: "blocking",
  summary: "A column has another type in the database than in the snapshot.",
  why: "Values that fit the one type may not fit the other, and a rollback would have to convert them.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("is", change, sides),
});
