import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestPropertyRenamed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a request has another name.",
  why: "Clients go on sending the earlier name, which is ignored or refused.",
  remedy:
    "Take the earlier name as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { after } = change;
    const message = `is no longer taken under this name${after === null ? "" : `; now as ${after}`}.`;
    yield reportChange(change, message, "property");
  },
};
