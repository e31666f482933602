import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const callbackAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation calls clients back where it did not before.",
  why: "Clients have no endpoint for the call, and refuse it.",
  remedy:
    "Make the callback something that a client asks for, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is sent now, and was not before.", "callback");
  },
};
