import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const responseDependentSchemaWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a response no longer restricts what else is returned.",
  why: "Clients that find it count on the rest being as described.",
  remedy:
    "Return the rest as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `may now hold more than before when ${named(name, null, "a certain property")} is there.`;
    yield reportChange(change, message);
  },
};
