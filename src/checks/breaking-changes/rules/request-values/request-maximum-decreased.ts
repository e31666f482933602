import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { over, was } from "../../words.ts";

export const requestMaximumDecreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes numbers as high as before.",
  why: "Clients that send what was accepted until now are refused.",
  remedy:
    "Take the higher numbers as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `no longer takes numbers as high as before${was(before)}.`
        : `no longer takes values ${over(after)}${was(before)}.`;
    yield reportChange(change, message);
  },
};
