import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const securityScopeAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs scopes that it did not need before.",
  why: "Tokens of clients of the previous release do not have them, and are refused.",
  remedy:
    "Ask for new scopes only where something new is done, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `needs further scopes${name === "" ? "" : ` of ${name}`}${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
