import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const historyShallow: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The clone is shallow, so that tags of previous releases may be missing.",
  why: "A release that cannot be seen looks like one that never was.",
  remedy: "Run `git fetch --unshallow --tags`; with actions/checkout set `fetch-depth: 0`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    if (facts.previousRelease.kind !== "shallow") return;
    yield {
      subject: "the previous release",
      message: "is not known: the clone is shallow and holds no release tag.",
    };
  },
};
