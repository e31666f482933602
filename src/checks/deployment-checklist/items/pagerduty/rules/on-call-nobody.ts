import type { Rule } from "../../../../../gate/rule.ts";
import type { PagerdutyFacts } from "../facts.ts";

export const onCallNobody: Rule<PagerdutyFacts> = {
  severity: "blocking",
  summary: "A schedule has nobody on call as long as the release is watched.",
  why: "When the release goes wrong, nobody is called.",
  remedy: "Put somebody on the schedule, and the schedule into an escalation policy.",
  *judge({ id, schedule, from, until, shifts }) {
    if (shifts.length > 0) return;
    yield {
      subject: `${id}, PagerDuty schedule ${schedule}`,
      message: `has nobody on call from ${from} to ${until}.`,
      remedy: `Put somebody on the schedule ${schedule} in PagerDuty and the schedule into an escalation policy, or correct \`schedule\` of the item ${id} in promote.yaml.`,
      identity: `${id}\n${schedule}`,
    };
  },
};
