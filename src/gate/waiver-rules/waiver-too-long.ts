import type { Rule } from "../rule.ts";
import { type JudgedWaiver, noWaiverOfWaivers, waiverReport } from "./judged-waiver.ts";

export const waiverTooLong: Rule<JudgedWaiver> = {
  severity: "blocking",
  summary: "A waiver holds for longer than `waivers.maxDays` in promote.yaml allows.",
  why: "An exception that is not looked at again becomes the rule.",
  remedy: "Give it an earlier `until` in promote.waivers.yaml.",
  unwaivable: noWaiverOfWaivers,
  *judge(judged) {
    const { daysLeft, maxDays, waiver } = judged;
    if (daysLeft <= maxDays) return;
    yield {
      ...waiverReport(judged),
      message: `ends on ${waiver.until}, in ${daysLeft} days; \`waivers.maxDays\` allows ${maxDays}.`,
    };
  },
};
