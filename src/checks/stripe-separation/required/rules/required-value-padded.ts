import type { Report, Rule } from "../../../../gate/rule.ts";
import { allDemandsOf } from "../demands.ts";
import type { Requirement } from "../facts.ts";
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
  for (const { environment, name, presence } of allDemandsOf(requirement)) {
    if (presence.state !== "set" || presence.wrapping === "none") continue;
    yield {
      subject: `${name} in ${environment}`,
      message: `has ${presence.wrapping} around its value.`,
      remedy: `Set ${presence.source} again without the ${presence.wrapping}.`,
    };
  }
}
