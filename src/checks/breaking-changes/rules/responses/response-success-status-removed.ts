import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseSuccessStatusRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation no longer answers with a status of success that clients know.",
  why: "Clients wait for that status, and read another one as a failure.",
  remedy:
    "Answer with the status as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is no longer given.", "response");
  },
};
