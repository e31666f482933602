import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const responseHeaderSerializationChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A header of a response is written in another way than before.",
  why: "Clients of the previous release read it in the earlier way.",
  remedy:
    "Write the header as before (`style`, `explode`, `content`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `is written in another way than before${fromTo(before, after)}.`;
    yield reportChange(change, message, "header");
  },
};
