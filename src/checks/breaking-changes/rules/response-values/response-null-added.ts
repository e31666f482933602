import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseNullAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold null where it never did before.",
  why: "Clients of the previous release read the value without asking whether it is there.",
  remedy:
    "Return a value always, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now be null, and never was before.");
  },
};
