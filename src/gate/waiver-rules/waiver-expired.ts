import type { Rule } from "../rule.ts";
import { type JudgedWaiver, noWaiverOfWaivers, waiverReport } from "./judged-waiver.ts";

export const waiverExpired: Rule<JudgedWaiver> = {
  severity: "blocking",
  summary: "A waiver has run out.",
  why: "The exception was granted until a day that is over, and what it excused is due.",
  remedy:
    "Mend what it excuses and take it out of promote.waivers.yaml; if the exception is granted anew, give it a later `until`.",
  unwaivable: noWaiverOfWaivers,
  *judge(judged) {
    if (judged.daysLeft >= 0) return;
    const { until, owner } = judged.waiver;
    yield {
      ...waiverReport(judged),
      message: `ran out at the end of ${until} (UTC); its owner is ${owner}.`,
    };
  },
};
