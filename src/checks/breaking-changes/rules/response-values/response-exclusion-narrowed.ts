import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseExclusionNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold values that were excluded before.",
  why: "Clients of the previous release have never received such a value.",
  remedy:
    "Keep the values out as before (`not`), or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "may now hold values that were excluded before.");
  },
};
