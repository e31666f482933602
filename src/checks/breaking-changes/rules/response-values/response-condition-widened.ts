import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseConditionWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold more values under a condition than before.",
  why: "Clients of the previous release have never received such a value.",
  remedy:
    "Return the values as before (`if`, `then`, `else`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold more values under a condition than before.");
  },
};
