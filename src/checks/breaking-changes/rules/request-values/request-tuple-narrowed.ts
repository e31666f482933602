import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestTupleNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes fewer items at given places of a list than before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the items at these places as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "takes fewer items at its places than before.");
  },
};
