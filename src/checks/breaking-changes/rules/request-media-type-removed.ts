import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const requestMediaTypeRemoved: Rule<ChangeOf<"request-media-type-removed">> = {
  severity: "blocking",
  summary: "A request body is no longer taken in a media type.",
  why: "Clients that send it in that media type are refused.",
  remedy:
    "Take the media type as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { mediaType } = change;
    yield reportChange(change, `is no longer taken as ${mediaType}.`, { identity: mediaType });
  },
};
