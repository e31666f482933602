import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const requestMediaTypeRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A request body is no longer taken in a media type.",
  why: "Clients that send it in that media type are refused.",
  remedy:
    "Take the media type as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before } = change;
    const message = `is no longer taken as ${named(name, before, "one of its earlier media types")}.`;
    yield reportChange(change, message);
  },
};
