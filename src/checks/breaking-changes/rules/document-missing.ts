import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const documentMissing: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The commit holds no API document at the configured path.",
  why: "Without it nothing tells what the new release promises.",
  remedy: "Commit the document, or correct `checks.breaking-changes.document`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    const { current, document } = facts;
    if (current.state !== "missing") return;
    yield {
      subject: document,
      message: "is not in the commit.",
      remedy: `Commit ${document}, or correct \`checks.breaking-changes.document\`.`,
      place: { file: document },
    };
  },
};
