import type { Rule } from "../rule.ts";
import { type JudgedWaiver, noWaiverOfWaivers, waiverReport } from "./judged-waiver.ts";

export const ruleUnwaivable: Rule<JudgedWaiver> = {
  severity: "blocking",
  summary: "A waiver is for a rule whose findings cannot be waived.",
  why: "Some findings are no matter of judgement, and others mean that nothing was looked at.",
  remedy: "Mend what the finding tells, and take the waiver out of promote.waivers.yaml.",
  unwaivable: noWaiverOfWaivers,
  *judge(judged) {
    const { unwaivable } = judged;
    if (unwaivable === undefined) return;
    yield {
      ...waiverReport(judged),
      message: `has no effect: the rule cannot be waived, because ${unwaivable}.`,
    };
  },
};
