import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { was } from "../../words.ts";

export const responseMultipleOfWidened: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold numbers of a finer or another step than before.",
  why: "Clients of the previous release count on the earlier step.",
  remedy:
    "Keep to the earlier step, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold numbers of any step${was(before)}.`
        : `may now hold any multiple of ${after}${was(before)}.`;
    yield reportChange(change, message);
  },
};
