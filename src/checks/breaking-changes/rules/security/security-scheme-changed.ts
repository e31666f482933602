import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo, named } from "../../words.ts";

export const securitySchemeChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A way to authenticate works in another way than before.",
  why: "Credentials that clients of the previous release send are not found or not accepted.",
  remedy:
    "Accept the earlier way too, as a scheme of its own, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `takes ${named(name, null, "its credentials")} in another way than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
