import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestExclusionWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request excludes values that it took before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the values as before (`not`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "excludes values that it took before.");
  },
};
