import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseHeaderBecameOptional: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A header that a response always had may now be missing.",
  why: "Clients of the previous release read it without asking whether it is there.",
  remedy:
    "Send the header always, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now be missing, and was always there before.", "header");
  },
};
