import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestParameterBecameRequired: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs a parameter that it could leave out before.",
  why: "Clients of the previous release may not send it, and are refused.",
  remedy: "Make the parameter optional, with the earlier behaviour when it is left out.",
  *judge(change) {
    yield reportChange(change, "is required now, and could be left out before.", "parameter");
  },
};
