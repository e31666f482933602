import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestBodyRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes a body.",
  why: "What clients of the previous release send is ignored or refused without their knowing.",
  remedy:
    "Take the body as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer taken.");
  },
};
