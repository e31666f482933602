import type { Rule } from "../rule.ts";
import { type JudgedWaiver, noWaiverOfWaivers, waiverReport } from "./judged-waiver.ts";

const words = {
  "no-finding": () => "is for a finding that the check does not have.",
  advisory: () => "is for an advisory finding, which stops nothing.",
  "switched-off": (check: string) => `is for ${check}, which is switched off.`,
} as const;

export const waiverUnused: Rule<JudgedWaiver> = {
  severity: "blocking",
  summary: "A waiver excuses nothing: its check ran to the end and has no such finding.",
  why: "Left in place, it would let the same thing pass when it comes back, without anybody's decision. A change that is not merged yet is told of it and not stopped: the waiver may be there for another change.",
  remedy:
    "Take it out of promote.waivers.yaml and commit the file; where it was merged ahead of the change that it is for, merge that change.",
  unwaivable: noWaiverOfWaivers,
  *judge(judged) {
    const { needless, waiver } = judged;
    if (needless === undefined) return;
    const [check = ""] = waiver.rule.split("/");
    yield { ...waiverReport(judged), message: words[needless](check) };
  },
};
