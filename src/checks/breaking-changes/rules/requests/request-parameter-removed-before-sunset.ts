import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";

export const requestParameterRemovedBeforeSunset: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A parameter is gone before the date announced for it.",
  why: "Clients were told that they have time until then.",
  remedy: "Keep the parameter until its `x-sunset` date.",
  *judge(change) {
    const { before } = change;
    const message = `is no longer taken${before === null ? ", before its sunset" : `, and was announced to last until ${before}`}.`;
    yield reportChange(change, message, "parameter");
  },
};
