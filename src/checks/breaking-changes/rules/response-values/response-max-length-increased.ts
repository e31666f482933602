import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const responseMaxLengthIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold longer texts than before.",
  why: "Clients of the previous release may have no room for them.",
  remedy:
    "Keep to the earlier length, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold texts of any length${was(before)}.`
        : `may now hold texts of up to ${counted(after, "character", "characters")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
