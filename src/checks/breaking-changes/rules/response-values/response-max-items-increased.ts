import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const responseMaxItemsIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold longer lists than before.",
  why: "Clients of the previous release may have no room for them.",
  remedy:
    "Keep to the earlier length, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold lists of any length${was(before)}.`
        : `may now hold up to ${counted(after, "item", "items")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
