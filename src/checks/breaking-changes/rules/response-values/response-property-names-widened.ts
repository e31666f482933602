import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responsePropertyNamesWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold names of properties that were not possible before.",
  why: "Clients of the previous release do not expect such names.",
  remedy:
    "Keep to the earlier names, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold other names of properties than before.");
  },
};
