import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestUniqueItemsRequired: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes lists in which an item stands twice.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take lists with repeated items as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "no longer takes the same item twice.");
  },
};
