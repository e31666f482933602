import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const linkRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A link of a response is gone.",
  why: "Clients that follow the link do not find the way on.",
  remedy: "Keep the link, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "is gone.", "link");
  },
};
