import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { called } from "../../words.ts";

export const responseUnionBranchAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may have a shape that clients do not know.",
  why: "Clients of the previous release have no branch for it.",
  remedy:
    "Keep to the known shapes for known clients, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `may now have ${called("the shape", name, "a shape that clients do not know")}.`;
    yield reportChange(change, message);
  },
};
