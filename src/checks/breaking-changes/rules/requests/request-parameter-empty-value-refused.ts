import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestParameterEmptyValueRefused: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter can no longer be sent without a value.",
  why: "Clients that send its name alone are refused.",
  remedy:
    "Keep `allowEmptyValue: true`, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "can no longer be sent without a value.", "parameter");
  },
};
