import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { counted, was } from "../../words.ts";

export const responseMinPropertiesDecreased: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold fewer properties than before.",
  why: "Clients of the previous release count on more.",
  remedy:
    "Return as many properties as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message =
      after === null
        ? `may now hold any number of properties, down to none${was(before)}.`
        : `may now hold as few as ${counted(after, "property", "properties")}${was(before)}.`;
    yield reportChange(change, message);
  },
};
