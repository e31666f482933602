import type { Rule } from "../../../../../gate/rule.ts";
import type { PagerdutyFacts } from "../facts.ts";
import { gapsOf } from "../gaps-of.ts";

export const onCallPlaceholder: Rule<PagerdutyFacts> = {
  severity: "blocking",
  summary: "A schedule has a user on call whose name says that it is nobody.",
  why: "A shift that was filled with a placeholder looks covered, and calls nobody.",
  remedy: "Put somebody in the place of the placeholder with an override in PagerDuty.",
  *judge(facts) {
    const { id, schedule, shifts } = facts;
    const named = shifts.filter(({ name }) => !isPlaceholder(name));
    if (gapsOf({ ...facts, shifts: named }).length === 0) return;
    for (const { from, until, name } of shifts) {
      if (!isPlaceholder(name)) continue;
      yield {
        subject: `${id}, PagerDuty schedule ${schedule}`,
        message: `has "${name}" on call from ${from} to ${until}, which names nobody.`,
        remedy: `Put somebody in the place of "${name}" with an override on the schedule ${schedule} in PagerDuty.`,
        identity: `${id}\n${schedule}\n${name}\n${from === facts.from ? "now" : from}`,
      };
    }
  },
};

function isPlaceholder(name: string): boolean {
  return /^\W*(?:tb[adc]|to ?do|n\/?a|none|nobody|no[ -]?one|unassigned|unfilled|vacant|empty|place ?holder|dummy|(?:place ?holder|dummy|fake|test) user)\W*$/i.test(
    name,
  );
}
