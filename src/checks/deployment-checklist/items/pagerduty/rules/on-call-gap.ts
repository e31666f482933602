import type { Rule } from "../../../../../gate/rule.ts";
import type { PagerdutyFacts } from "../facts.ts";
import { gapsOf } from "../gaps-of.ts";

export const onCallGap: Rule<PagerdutyFacts> = {
  severity: "blocking",
  summary: "A schedule has a time with nobody on call while the release is watched.",
  why: "What goes wrong within the gap calls nobody.",
  remedy:
    "Fill the gap with an override in PagerDuty, or promote when somebody is on call throughout.",
  *judge(facts) {
    const { id, schedule, shifts } = facts;
    if (shifts.length === 0) return;
    for (const { from, until } of gapsOf(facts)) {
      yield {
        subject: `${id}, PagerDuty schedule ${schedule}`,
        message: `has nobody on call from ${from} to ${until}.`,
        remedy: `Fill the gap with an override on the schedule ${schedule} in PagerDuty, or promote when somebody is on call throughout.`,
        identity: `${id}\n${schedule}\n${from === facts.from ? "now" : from}`,
      };
    }
  },
};
