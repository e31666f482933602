import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responsePropertyBecameOptional: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property that a response always had may now be missing.",
  why: "Clients of the previous release read it without asking whether it is there.",
  remedy: "Return it always, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now be missing, and was always there before.", "property");
  },
};
