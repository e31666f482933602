import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const sunsetBroughtForward: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A sunset date is earlier than it was.",
  why: "Clients that planned by the date have less time than they were told.",
  remedy: "Keep the earlier promise: set `x-sunset` to the date it had, or a later one.",
  *judge(change) {
    const { before, after } = change;
    yield reportChange(change, `ends sooner than announced${fromTo(before, after)}.`);
  },
};
