import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const responseStatusRemoved: Rule<ChangeOf<"response-status-removed">> = {
  severity: "blocking",
  summary: "An operation no longer answers with a status of success that clients know.",
  why: "Clients wait for that status, and read another one as a failure.",
  remedy:
    "Answer with the status as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { status } = change;
    yield reportChange(change, `no longer answers with ${status}.`, { identity: status });
  },
};
