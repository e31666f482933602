import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const operationRemoved: Rule<ChangeOf<"operation-removed">> = {
  severity: "blocking",
  summary: "An operation of the previous release is gone.",
  why: "Every client that calls it gets an error.",
  remedy: "Keep the operation, or announce the change and release it as a new version of the API.",
  *judge(change) {
    yield reportChange(change, "no longer exists.");
  },
};
