import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseBodyRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response no longer has a body.",
  why: "Clients of the previous release read it, and find nothing.",
  remedy:
    "Return the body as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "no longer has a body.");
  },
};
