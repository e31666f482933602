import type { Report, Rule } from "../../../../gate/rule.ts";
import { begunGroupsOf } from "../demands.ts";
import type { Requirement } from "../facts.ts";
import { withMatrix } from "../matrix.ts";

export const requiredGroupIncomplete: Rule<Requirement> = {
  severity: "blocking",
  summary: "An environment has some variables of a group that belongs together, and lacks others.",
  why: "What the group is for is switched on, and fails for what is not there.",
  remedy: "Set all of the group, or none.",
  *judge(requirement) {
    yield* withMatrix(requirement, reportsOn(requirement));
  },
};

function* reportsOn(requirement: Requirement): Iterable<Report> {
  for (const { environment, group, there, missing } of begunGroupsOf(requirement)) {
    if (missing.length === 0) continue;
    yield {
      subject: `The group of ${group.join(", ")} in ${environment}`,
      message: `is incomplete: ${there.join(" and ")} ${isOrAre(there)} set, ${missing.join(" and ")} ${isOrAre(missing)} not.`,
      remedy: `Set ${missing.join(" and ")} in ${environment}, or remove ${there.join(" and ")} there.`,
      identity: `${[...group].sort().join(" ")} in ${environment}`,
    };
  }
}

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? "is" : "are";
}
