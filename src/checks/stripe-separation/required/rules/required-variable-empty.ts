import type { Report, Rule } from "../../../../gate/rule.ts";
import { allDemandsOf } from "../demands.ts";
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
  for (const { environment, name, presence, because } of allDemandsOf(requirement)) {
    if (presence.state !== "empty") continue;
    const reason = because.length === 0 ? "" : `, and ${because.join(" and ")} there requires it`;
    yield {
      subject: `${name} in ${environment}`,
      message: `is set and empty${reason}.`,
      remedy: `Put the value of ${environment} into ${presence.source}.`,
    };
  }
}
