import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const responseTypeChanged: Rule<ChangeOf<"response-type-changed">> = {
  severity: "blocking",
  summary: "A response holds other types of values than before.",
  why: "Clients of the previous release cannot read them.",
  remedy:
    "Return the earlier type, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, `is ${change.after} instead of ${change.before}.`, {
      identity: `${change.before} ${change.after}`,
    });
  },
};
