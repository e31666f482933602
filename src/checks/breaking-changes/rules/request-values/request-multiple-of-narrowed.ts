import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { was } from "../../words.ts";

export const requestMultipleOfNarrowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request takes only numbers of a coarser step than before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the numbers in between as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `takes numbers of fewer steps than before${was(before)}.`
        : `takes only multiples of ${after}${was(before)}.`;
    yield reportChange(change, message);
  },
};
