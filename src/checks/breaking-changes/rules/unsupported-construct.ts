import type { Rule } from "../../../gate/rule.ts";
import type { ApiChange } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";
import { fromTo } from "../words.ts";

export const unsupportedConstruct: Rule<ApiChange> = {
  severity: "blocking",
  summary: "Something changed that the comparison cannot tell to be safe.",
  why: "A change that nobody has judged may break clients.",
  remedy:
    "Review the change by hand; take it back, or waive it for a time with the reason why no client is harmed.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `changed in a way that the comparison cannot judge${name === "" ? "" : `, by ${name}`}${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
