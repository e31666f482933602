import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { is } from "../../words.ts";

export const sunsetUnreadable: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A sunset date cannot be read as a date.",
  why: "Nobody can tell how long clients have.",
  remedy: "Write `x-sunset` as a date such as 2030-01-31.",
  *judge(change) {
    const { before, after } = change;
    yield reportChange(change, `has a sunset that is no date${is(after ?? before)}.`);
  },
};
