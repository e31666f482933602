import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const stabilityDecreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation promises less stability than before.",
  why: "Clients built on the promise that was made for it.",
  remedy:
    "Keep the `x-stability-level` it had, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `promises less stability than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
