import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onOneSide } from "../drift-rule.ts";

export const indexMissingInSnapshot = driftRule({
  severity: "blocking",
  summary: "The database has an index that the snapshot does not have.",
  why: "Queries that are fast on staging are slow wherever the schema comes from the snapshot.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onOneSide,
});
