import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const requestEnumValueRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request no longer takes a value that it took before.",
  why: "Clients that send the value are refused.",
  remedy:
    "Take the value as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before } = change;
    const message = `no longer takes ${named(name, before, "a value that it took before")}.`;
    yield reportChange(change, message);
  },
};
