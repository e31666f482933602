import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const parameterTypeChanged: Rule<ChangeOf<"parameter-type-changed">> = {
  severity: "blocking",
  summary: "A parameter takes other types of values than before.",
  why: "What clients of the previous release send is refused or read as something else.",
  remedy:
    "Take the earlier type as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, `takes ${change.after} instead of ${change.before}.`, {
      identity: `${change.before} ${change.after}`,
    });
  },
};
