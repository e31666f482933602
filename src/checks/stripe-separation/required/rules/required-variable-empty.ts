import type { Report, Rule } from "../../../../gate/rule.ts";
import { begunGroupsOf, type Demand, demandsOf } from "../demands.ts";
import type { Requirement } from "../facts.ts";
import { withMatrix } from "../matrix.ts";

export const requiredVariableEmpty: Rule<Requirement> = {
  severity: "blocking",
  summary: "A variable that is required in an environment is set there and holds nothing.",
  why: "The service takes it for set, and fails where it is used.",
  remedy: "Put the environment's own value there.",
  *judge(requirement) {
    yield* withMatrix(requirement, reportsOn(requirement));
  },
};

function* reportsOn(requirement: Requirement): Iterable<Report> {
  const groups = begunGroupsOf(requirement).flatMap(({ empty }) => empty);
  const demands = new Map<string, Demand>();
  for (const demand of [...demandsOf(requirement), ...groups]) {
    const subject = `${demand.name} in ${demand.environment}`;
    if (!demands.has(subject)) demands.set(subject, demand);
  }
  for (const [subject, { environment, presence, because }] of demands) {
    if (presence.state !== "empty") continue;
    const reason = because.length === 0 ? "" : `, and ${because.join(" and ")} there requires it`;
    yield {
      subject,
      message: `is set and empty${reason}.`,
      remedy: `Put the value of ${environment} into ${presence.source}.`,
    };
  }
}
