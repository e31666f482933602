import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestTypeNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes fewer types of values than before.",
  why: "What clients of the previous release send is refused or read as something else.",
  remedy:
    "Take the earlier type as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes fewer types of values than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
