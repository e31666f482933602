import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { called } from "../../words.ts";

export const requestUnionBranchRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes one of the shapes that it took before.",
  why: "Clients that send that shape are refused.",
  remedy:
    "Take the shape as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `no longer takes ${called("the shape", name, "one of its shapes")}.`;
    yield reportChange(change, message);
  },
};
