import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const responsePropertyAddedToClosedObject: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response holds a new property in an object that was said to have no others.",
  why: "Clients that go by that promise refuse the response.",
  remedy:
    "Leave the property out for known clients, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(
      change,
      "is new in an object that was to have no other properties.",
      "property",
    );
  },
};
