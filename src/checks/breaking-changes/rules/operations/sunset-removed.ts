import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { was } from "../../words.ts";

export const sunsetRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A sunset date is gone while the deprecation stays.",
  why: "Clients that planned by the date no longer know how long they have.",
  remedy: "Name the `x-sunset` date again, or take the deprecation back.",
  *judge(change) {
    const { before } = change;
    yield reportChange(change, `no longer says until when it lasts${was(before)}.`);
  },
};
