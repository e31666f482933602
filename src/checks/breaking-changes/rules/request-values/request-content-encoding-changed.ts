import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestContentEncodingChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A text of a request is to hold content of another encoding or media type than before.",
  why: "What clients of the previous release put into it is not understood.",
  remedy:
    "Read the earlier encoding as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes content of another encoding than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
