import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestRequiredBodyAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs a body where it took none before.",
  why: "Clients of the previous release send none, and are refused.",
  remedy: "Make the body optional, with the earlier behaviour when it is left out.",
  *judge(change) {
    yield reportChange(change, "is new and required.");
  },
};
