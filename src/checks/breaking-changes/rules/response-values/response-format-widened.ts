import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responseFormatWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold values of a wider or another format than before.",
  why: "Clients of the previous release read the earlier format.",
  remedy:
    "Keep to the earlier format, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `may now hold values of a wider or another format than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
