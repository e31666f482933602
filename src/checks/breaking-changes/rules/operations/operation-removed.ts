import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const operationRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation is gone.",
  why: "Clients that call it get an error.",
  remedy:
    "Keep the operation, mark it `deprecated` with an `x-sunset` date and remove it when that has passed, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is gone.");
  },
};
