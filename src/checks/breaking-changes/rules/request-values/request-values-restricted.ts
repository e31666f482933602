import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { is } from "../../words.ts";

export const requestValuesRestricted: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes only listed values where it took any before.",
  why: "Clients that send another value are refused.",
  remedy:
    "Take other values as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `takes only listed values now${is(after)}${before === null ? "" : `, and took ${before} before`}.`;
    yield reportChange(change, message);
  },
};
