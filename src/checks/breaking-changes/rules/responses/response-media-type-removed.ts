import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const responseMediaTypeRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response is no longer given in a media type.",
  why: "Clients that ask for it or read it cannot use the answer.",
  remedy:
    "Give the media type as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before } = change;
    const message = `is no longer given as ${named(name, before, "one of its earlier media types")}.`;
    yield reportChange(change, message);
  },
};
