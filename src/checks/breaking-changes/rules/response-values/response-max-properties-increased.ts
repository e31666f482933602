import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const responseMaxPropertiesIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold more properties than before.",
  why: "Clients of the previous release may have no room for them.",
  remedy:
    "Keep to the earlier number of properties, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold any number of properties${was(before)}.`
        : `may now hold up to ${counted(after, "property", "properties")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
