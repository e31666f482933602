import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responseTypeWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response holds other types of values than before.",
  why: "Clients of the previous release cannot read them.",
  remedy:
    "Return the earlier type, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `may hold other types of values than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
