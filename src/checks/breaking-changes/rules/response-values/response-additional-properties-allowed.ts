import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responseAdditionalPropertiesAllowed: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold properties beside those that are listed, or more of them.",
  why: "Clients that go by the list refuse the response, or read it wrongly.",
  remedy:
    "Keep to the listed properties, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before } = change;
    const message =
      before === "false"
        ? "may now hold properties beside the listed ones, and never did before."
        : "may now hold more properties beside the listed ones than before.";
    yield reportChange(change, message);
  },
};
