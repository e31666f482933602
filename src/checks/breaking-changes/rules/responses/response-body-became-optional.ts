import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseBodyBecameOptional: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A body that was always sent may now be missing.",
  why: "Whoever receives it reads it without asking whether it is there.",
  remedy:
    "Send the body always, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now be missing, and was always there before.");
  },
};
