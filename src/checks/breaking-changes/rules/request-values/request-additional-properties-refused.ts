import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestAdditionalPropertiesRefused: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes properties beside those that are listed, or fewer of them.",
  why: "Clients that send more than the listed properties are refused.",
  remedy:
    "Take other properties as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { after } = change;
    const message =
      after === "false"
        ? "takes no properties beside the listed ones now."
        : "takes fewer properties beside the listed ones than before.";
    yield reportChange(change, message);
  },
};
