import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const previousTagUnknown: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The tag named as previous release does not exist.",
  why: "Without it nothing tells what clients rely on.",
  remedy: "Name an existing tag, or fetch it with `git fetch --tags`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    const { previousRelease } = facts;
    if (previousRelease.kind !== "unknown-tag") return;
    const { tag } = previousRelease;
    yield {
      subject: `tag ${tag}`,
      message: "does not exist in this repository.",
      remedy: `Name an existing tag, or fetch it with \`git fetch origin tag ${tag}\`.`,
    };
  },
};
