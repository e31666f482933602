import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseErrorStatusRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation no longer answers with an error status that clients know.",
  why: "Clients handle that status, and have no branch for what comes instead.",
  remedy:
    "Answer with the status as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer given.", "response");
  },
};
