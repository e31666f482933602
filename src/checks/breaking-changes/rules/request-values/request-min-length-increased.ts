import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const requestMinLengthIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes texts as short as before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the shorter texts as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `no longer takes texts as short as before${was(before)}.`
        : `no longer takes texts shorter than ${counted(after, "character", "characters")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
