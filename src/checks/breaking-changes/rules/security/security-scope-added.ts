import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { called } from "../../words.ts";

export const securityScopeAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs a scope that it did not need before.",
  why: "Tokens of clients of the previous release do not have it, and are refused.",
  remedy:
    "Ask for the scope only where something new is done, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, after } = change;
    const message = `needs ${called("the scope", name, after, "another scope")} now, and did not before.`;
    yield reportChange(change, message);
  },
};
