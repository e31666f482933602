import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseUniqueItemsDropped: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold an item of a list twice.",
  why: "Clients of the previous release count on each item standing once.",
  remedy:
    "Return each item once, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold the same item twice.");
  },
};
