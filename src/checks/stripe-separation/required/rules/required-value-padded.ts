import type { Report, Rule } from "../../../../gate/rule.ts";
import { begunGroupsOf, demandsOf } from "../demands.ts";
import { environmentsOf, type Requirement } from "../facts.ts";
import { withMatrix } from "../matrix.ts";

export const requiredValuePadded: Rule<Requirement> = {
  severity: "blocking",
  summary: "A required variable has blanks or quotes around its value that are part of it.",
  why: "The service uses them as part of the value, and what it is compared with has none.",
  remedy: "Set the value again without what stands around it.",
  *judge(requirement) {
    yield* withMatrix(requirement, reportsOn(requirement));
  },
};

function* reportsOn(requirement: Requirement): Iterable<Report> {
  const demanded = new Set([
    ...demandsOf(requirement).map(({ name, environment }) => `${name} in ${environment}`),
    ...begunGroupsOf(requirement).flatMap(({ there, environment }) =>
      there.map((name) => `${name} in ${environment}`),
    ),
  ]);
  for (const { environment, presences } of environmentsOf(requirement)) {
    for (const [name, presence] of presences) {
      const subject = `${name} in ${environment}`;
      if (presence.state !== "set" || presence.wrapping === "none" || !demanded.has(subject))
        continue;
      yield {
        subject,
        message: `has ${presence.wrapping} around its value.`,
        remedy: `Set ${presence.source} again without the ${presence.wrapping}.`,
      };
    }
  }
}
