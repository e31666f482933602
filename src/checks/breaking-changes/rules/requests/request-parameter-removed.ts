import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestParameterRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter is no longer taken.",
  why: "Clients go on sending it, and it is ignored or refused without their knowing.",
  remedy:
    "Keep the parameter, mark it `deprecated` and remove it in a later release, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer taken.", "parameter");
  },
};
