import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestConditionNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes fewer values under a condition than before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the values as before (`if`, `then`, `else`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "takes fewer values under a condition than before.");
  },
};
