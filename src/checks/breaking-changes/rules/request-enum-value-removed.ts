import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { listed, reportChange } from "../report-change.ts";

export const requestEnumValueRemoved: Rule<ChangeOf<"request-enum-value-removed">> = {
  severity: "blocking",
  summary: "A request no longer takes a value that it took before.",
  why: "Clients that send the value are refused.",
  remedy:
    "Take the values as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { values } = change;
    const message =
      values === null
        ? "takes only listed values, and took any before."
        : `no longer takes ${listed(values)}.`;
    yield reportChange(change, message, { identity: values?.join() ?? "any" });
  },
};
