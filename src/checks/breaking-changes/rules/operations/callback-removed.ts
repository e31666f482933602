import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const callbackRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation no longer calls clients back.",
  why: "Clients wait for the call, and it does not come.",
  remedy: "Call back as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer sent.", "callback");
  },
};
