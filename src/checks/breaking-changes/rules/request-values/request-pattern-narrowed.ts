import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestPatternNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes only texts of another pattern than before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take texts of the earlier pattern as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes texts of another pattern than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
