import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const previousDocumentUnreadable: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The API document of the previous release cannot be read.",
  why: "Without it nothing tells what clients rely on.",
  remedy:
    "A released document cannot be changed: compare by hand, and switch the check off for this release with the reason.",
  *judge(facts) {
    const { previousRelease, previous, document } = facts;
    const [first] = previous?.state === "unreadable" ? previous.problems : [];
    if (previousRelease.kind !== "tag" || first === undefined) return;
    yield {
      subject: `${document} in ${previousRelease.tag}`,
      message: `${first.message}, at line ${first.line}, column ${first.column}.`,
      identity: `${document} in ${previousRelease.tag}`,
    };
  },
};
