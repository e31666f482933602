import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestPropertyNamesNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes fewer names of properties than before.",
  why: "Clients that use other names are refused.",
  remedy:
    "Take the names as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "takes fewer names of properties than before.");
  },
};
