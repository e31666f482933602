import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestRequiredPropertyAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs a property that was not there before.",
  why: "Clients of the previous release do not know it, and are refused.",
  remedy: "Make the new property optional, with the earlier behaviour when it is left out.",
  *judge(change) {
    yield reportChange(change, "is new and required.", "property");
  },
};
