import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const requestMinPropertiesIncreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request needs more properties than before.",
  why: "Clients that send fewer are refused.",
  remedy:
    "Take fewer properties as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `needs more properties than before${was(before)}.`
        : `no longer takes fewer than ${counted(after, "property", "properties")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
