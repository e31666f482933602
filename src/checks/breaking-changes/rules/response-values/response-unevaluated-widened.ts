import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseUnevaluatedWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold more beside what its parts describe than before.",
  why: "Clients that go by the description refuse the response, or read it wrongly.",
  remedy:
    "Keep to what is described (`unevaluatedProperties`, `unevaluatedItems`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold more beside what is described than before.");
  },
};
