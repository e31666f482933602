import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const webhookRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A webhook is no longer sent.",
  why: "Clients that wait for it never hear of the event again.",
  remedy:
    "Send the webhook as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer sent.", "webhook");
  },
};
