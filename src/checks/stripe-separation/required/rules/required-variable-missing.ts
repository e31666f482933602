import { setVariable, setVariableIn } from "../../../../environments/missing-variable-words.ts";
import type { Report, Rule } from "../../../../gate/rule.ts";
import { demandsOf } from "../demands.ts";
import type { Requirement } from "../facts.ts";
import { withMatrix } from "../matrix.ts";

export const requiredVariableMissing: Rule<Requirement> = {
  severity: "blocking",
  summary: "An environment does not have a variable that is required there.",
  why: "The service starts without it, or does not start at all, and it shows after the promotion.",
  remedy: setVariable,
  *judge(requirement) {
    yield* withMatrix(requirement, reportsOn(requirement));
  },
};

function* reportsOn(requirement: Requirement): Iterable<Report> {
  for (const { environment, name, presence, because } of demandsOf(requirement)) {
    if (presence.state !== "missing") continue;
    const reason = because.length === 0 ? "" : `, and ${because.join(" and ")} there requires it`;
    yield {
      subject: `${name} in ${environment}`,
      message: `is not set${reason}; looked for in ${presence.sources.join(" and ")}.`,
      remedy: setVariableIn(environment, name),
    };
  }
}
