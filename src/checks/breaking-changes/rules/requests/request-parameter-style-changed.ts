import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestParameterStyleChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter is written in another way than before.",
  why: "What clients of the previous release send is read as something else.",
  remedy:
    "Read the parameter as it was written before (`style` and `explode`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `is written in another way than before${fromTo(before, after)}.`;
    yield reportChange(change, message, "parameter");
  },
};
