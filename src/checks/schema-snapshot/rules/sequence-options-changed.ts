import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const sequenceOptionsChanged = driftRule({
  severity: "blocking",
  summary: "A sequence counts otherwise in the database than in the snapshot.",
  why: "Numbers come in other steps, or run out at another place.",
  remedy: `Revert it on the database, or run \`${takeCommand}\`, review the file and commit it.`,
  message: onEitherSide,
});
