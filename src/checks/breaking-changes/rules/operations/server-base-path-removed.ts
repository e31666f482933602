import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const serverBasePathRemoved: Rule<ApiChange> = {
  severity: "blocking",
  summary: "The API is no longer served below a path.",
  why: "Clients of the previous release call addresses below it.",
  remedy:
    "Serve the API below the path as before, too, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `is no longer served below ${named(name, before, "the earlier path")}${after === null ? "" : `; now below ${after}`}.`;
    yield reportChange(change, message);
  },
};
