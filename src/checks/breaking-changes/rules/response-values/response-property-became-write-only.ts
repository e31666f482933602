import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responsePropertyBecameWriteOnly: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property is taken in requests only and no longer returned.",
  why: "Clients of the previous release read it in the response.",
  remedy: "Return it again, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer returned: it became write-only.", "property");
  },
};
