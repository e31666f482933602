import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { is, orNull } from "../../words.ts";

export const securityRequired: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation that was open to everybody needs authentication.",
  why: "Clients of the previous release send no credentials, and are refused.",
  remedy:
    "Leave the operation open, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, after } = change;
    const message = `needs authentication now, and needed none before${is(after ?? orNull(name))}.`;
    yield reportChange(change, message);
  },
};
