import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const previousTagNotBefore: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The tag named as previous release is the candidate's own, or a later commit's.",
  why: "A release compared with itself never breaks anything, whatever it does to clients.",
  remedy: "Name the tag of the release that clients use now, or leave `--previous` out.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge({ previousRelease }) {
    if (previousRelease.kind !== "not-before") return;
    yield {
      subject: `tag ${previousRelease.tag}`,
      message: "is not before the commit that is to be released.",
    };
  },
};
