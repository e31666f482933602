import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responsePatternWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold texts that do not follow the earlier pattern.",
  why: "Clients of the previous release read texts of the earlier pattern.",
  remedy:
    "Keep to the earlier pattern, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `may now hold texts of another pattern than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
