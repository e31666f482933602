import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responseContainsWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold lists without the items that were always there.",
  why: "Clients of the previous release count on finding them.",
  remedy:
    "Return lists that contain them, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `may now hold lists without the items that were always among them${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
