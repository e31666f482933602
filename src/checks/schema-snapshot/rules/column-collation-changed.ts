import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const columnCollationChanged = driftRule({
  severity: "blocking",
  summary: "A column has another collation in the database than in the snapshot.",
  why: "Text sorts and compares in another order, and its indexes are others.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("has", change, sides),
});
