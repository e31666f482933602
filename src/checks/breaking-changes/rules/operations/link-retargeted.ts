import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const linkRetargeted: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A link of a response leads elsewhere.",
  why: "Clients that follow the link call another operation than before, or the same with other values.",
  remedy:
    "Let the link lead where it led, and add another one for the new target, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    yield reportChange(change, `leads elsewhere${fromTo(before, after)}.`, "link");
  },
};
