import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responsePropertyRenamed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a response has another name.",
  why: "Clients of the previous release read the earlier name.",
  remedy:
    "Return the value under both names, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { after } = change;
    const message = `is no longer returned under this name${after === null ? "" : `; now as ${after}`}.`;
    yield reportChange(change, message, "property");
  },
};
