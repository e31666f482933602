import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseTupleWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold other items at given places of a list than before.",
  why: "Clients of the previous release read the items by their place.",
  remedy:
    "Return the items at these places as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold other items at its places than before.");
  },
};
