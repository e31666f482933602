import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const requestDependentSchemaNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a request now restricts what else may be sent.",
  why: "Clients that send it with what was accepted until now are refused.",
  remedy:
    "Take the request as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `takes less than before when ${named(name, null, "a certain property")} is sent.`;
    yield reportChange(change, message);
  },
};
