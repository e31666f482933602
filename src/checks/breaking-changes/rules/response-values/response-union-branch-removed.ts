import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { called } from "../../words.ts";

export const responseUnionBranchRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response no longer names one of the shapes that it had before.",
  why: "Clients of the previous release read what only that shape had.",
  remedy:
    "Return the shape as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name } = change;
    const message = `no longer has ${called("the shape", name, "one of its earlier shapes")}.`;
    yield reportChange(change, message);
  },
};
