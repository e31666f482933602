import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestContainsNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes only lists that contain certain items.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take lists without them as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes only lists that contain certain items${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
