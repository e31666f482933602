import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const requestMaxItemsDecreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes lists as long as before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the longer lists as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `no longer takes lists as long as before${was(before)}.`
        : `no longer takes more than ${counted(after, "item", "items")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
