import { takeCommand } from "../../../postgres/take-command.ts";
import { driftRule, onEitherSide } from "../drift-rule.ts";

export const commentChanged = driftRule({
  severity: "advisory",
  summary: "The comment of something in the schema is missing on one side, or another one.",
  why: "No statement behaves differently for a comment; tools that publish or expose the schema read them.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it, so that the comment is the database's.`,
  message: onEitherSide,
});
