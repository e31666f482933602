import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const operationRemovedBeforeSunset: Rule<ApiChange> = {
  severity: "blocking",
  summary: "An operation is gone before the date announced for it.",
  why: "Clients were told that they have time until then.",
  remedy: "Keep the operation until its `x-sunset` date.",
  *judge(change) {
    const { before } = change;
    const message = `is gone${before === null ? " before its sunset" : `, and was announced to last until ${before}`}.`;
    yield reportChange(change, message);
  },
};
