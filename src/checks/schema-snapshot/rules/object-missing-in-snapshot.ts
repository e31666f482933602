import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const objectMissingInSnapshot = driftRule({
  severity: "blocking",
  summary: "The database has something that the snapshot does not have.",
  why: "Somebody changed the database by hand, or the snapshot was not refreshed; a rollback to the snapshot would lose it.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
