import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { listed, reportChange } from "../report-change.ts";

export const responseEnumValueAdded: Rule<ChangeOf<"response-enum-value-added">> = {
  severity: "blocking",
  summary: "A response may hold a value that clients do not know.",
  why: "Clients of the previous release have no branch for it.",
  remedy:
    "Keep to the known values for known clients, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { values } = change;
    const message =
      values === null
        ? "may hold any value, and held only listed ones before."
        : `may now hold ${listed(values)}.`;
    yield reportChange(change, message, { identity: values?.join() ?? "any" });
  },
};
