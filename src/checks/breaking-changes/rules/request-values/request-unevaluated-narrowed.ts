import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestUnevaluatedNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes less beside what its parts describe than before.",
  why: "Clients that send more than is described are refused.",
  remedy:
    "Take it as before (`unevaluatedProperties`, `unevaluatedItems`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "takes less beside what is described than before.");
  },
};
