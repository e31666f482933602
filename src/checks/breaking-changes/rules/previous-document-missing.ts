import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const previousDocumentMissing: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The previous release holds no API document at the configured path.",
  why: "Without it nothing tells what clients rely on.",
  remedy:
    "Correct `checks.breaking-changes.document`, or switch the check off for this release when the API had no document before.",
  *judge(facts) {
    const { previousRelease, previous, document } = facts;
    if (previousRelease.kind !== "tag" || previous?.state !== "missing") return;
    const { tag } = previousRelease;
    yield {
      subject: `${document} in ${tag}`,
      message: "does not exist.",
      remedy: `See \`git ls-tree -r ${tag}\` for where it was and correct \`checks.breaking-changes.document\`, or switch the check off for this release when the API had no document before.`,
    };
  },
};
