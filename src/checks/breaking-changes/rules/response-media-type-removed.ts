import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const responseMediaTypeRemoved: Rule<ChangeOf<"response-media-type-removed">> = {
  severity: "blocking",
  summary: "A response is no longer given in a media type.",
  why: "Clients that ask for it or read it cannot use the answer.",
  remedy:
    "Give the media type as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { mediaType } = change;
    yield reportChange(change, `is no longer given as ${mediaType}.`, { identity: mediaType });
  },
};
