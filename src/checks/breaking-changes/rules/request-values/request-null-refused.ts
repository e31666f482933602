import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestNullRefused: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes null where it did before.",
  why: "Clients that send null are refused.",
  remedy: "Take null as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "no longer takes null.");
  },
};
