import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, fromTo } from "../drift-rule.ts";

export const objectRenamed = driftRule({
  severity: "blocking",
  summary:
    "An index, constraint, function or the like has another name in the database than in the snapshot.",
  why: "Whatever names it, a migration first of all, fails on one of the two.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: (change, sides) => fromTo("is called", change, sides),
});
