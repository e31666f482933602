import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const requestParameterRemoved: Rule<ChangeOf<"request-parameter-removed">> = {
  severity: "blocking",
  summary: "A parameter of the previous release is gone.",
  why: "Clients go on sending it, and it is ignored or refused without their knowing.",
  remedy: "Keep the parameter, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer taken.");
  },
};
