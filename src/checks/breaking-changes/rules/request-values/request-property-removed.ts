import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestPropertyRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a request is gone.",
  why: "Clients go on sending it, and it is ignored or refused without their knowing.",
  remedy:
    "Take the property as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer taken.", "property");
  },
};
