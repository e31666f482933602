import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const requestBodyBecameRequired: Rule<ChangeOf<"request-body-became-required">> = {
  severity: "blocking",
  summary: "A request needs a body that it did not need before.",
  why: "Clients of the previous release send none, and are refused.",
  remedy: "Make the body optional, with the earlier behaviour when it is left out.",
  *judge(change) {
    const { isNew } = change;
    yield reportChange(change, isNew ? "is new and required." : "is now required.");
  },
};
