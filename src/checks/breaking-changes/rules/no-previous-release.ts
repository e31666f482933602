import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const noPreviousRelease: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "No tag of a previous release is reachable from the commit.",
  why: "Without it nothing tells what clients rely on.",
  remedy:
    "Tag the release that runs in production, or set `checks.breaking-changes.firstRelease: allow` when there is none yet.",
  *judge(facts) {
    const { previousRelease, firstRelease } = facts;
    if (previousRelease.kind !== "none" || firstRelease === "allow") return;
    const { tagPattern } = previousRelease;
    yield {
      subject: "the previous release",
      message: `is not known: no tag like ${tagPattern} with a stable version is reachable from the commit.`,
    };
  },
};
