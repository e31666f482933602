import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named, now } from "../../words.ts";

export const securityAlternativeRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A way to authenticate is no longer accepted.",
  why: "Clients that authenticate in that way are refused.",
  remedy:
    "Accept the way as before, beside the new one, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `no longer accepts ${named(name, before, "one of the earlier ways to authenticate")}${now(after)}.`;
    yield reportChange(change, message);
  },
};
