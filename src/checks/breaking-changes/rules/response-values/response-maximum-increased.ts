import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { upTo, was } from "../../words.ts";

export const responseMaximumIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold higher numbers than before.",
  why: "Clients of the previous release have never received such a value.",
  remedy:
    "Keep to the earlier numbers, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold numbers without an upper limit${was(before)}.`
        : `may now hold values ${upTo(after)}${was(before)}.`;
    yield reportChange(change, message);
  },
};
