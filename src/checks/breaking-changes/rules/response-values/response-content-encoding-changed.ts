import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responseContentEncodingChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A text of a response holds content of another encoding or media type than before.",
  why: "Clients of the previous release cannot read it.",
  remedy:
    "Keep the earlier encoding, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `holds content of another encoding than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
