import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestFormatNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes values of a narrower or another format than before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the earlier format as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes values of a narrower or another format than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
