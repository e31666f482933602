import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseHeaderRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A header of a response is gone.",
  why: "Clients of the previous release read it.",
  remedy:
    "Send the header as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer sent.", "header");
  },
};
