import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { was } from "../../words.ts";

export const responseValuesUnrestricted: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold any value where it held only listed ones before.",
  why: "Clients of the previous release have no branch for other values.",
  remedy:
    "Keep to the listed values for known clients, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before } = change;
    yield reportChange(change, `may hold more than listed values now${was(before)}.`);
  },
};
