import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { likePattern } from "../../words.ts";

export const requestPatternPropertiesNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes fewer values in properties whose names follow a pattern.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the values as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `takes fewer values in properties ${likePattern(name)} than before.`;
    yield reportChange(change, message);
  },
};
