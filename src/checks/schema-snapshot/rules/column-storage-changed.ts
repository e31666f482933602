import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const columnStorageChanged = driftRule({
  severity: "blocking",
  summary: "A column is stored, compressed or counted in another way than in the snapshot.",
  why: "Queries give the same rows, at another speed and size than was tested.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
