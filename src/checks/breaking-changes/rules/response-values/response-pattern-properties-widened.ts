import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { likePattern } from "../../words.ts";

export const responsePatternPropertiesWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold other values in properties whose names follow a pattern.",
  why: "Clients of the previous release have never received such a value.",
  remedy:
    "Return the values as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `may now hold other values in properties ${likePattern(name)} than before.`;
    yield reportChange(change, message);
  },
};
