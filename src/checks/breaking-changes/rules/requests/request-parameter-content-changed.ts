import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestParameterContentChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter is sent in another media type than before.",
  why: "What clients of the previous release send is not understood.",
  remedy:
    "Read the parameter in the earlier form, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `is sent in another form than before${fromTo(before, after)}.`;
    yield reportChange(change, message, "parameter");
  },
};
