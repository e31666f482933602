import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { named } from "../../words.ts";

export const responseEnumValueAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A response may hold a value that clients do not know.",
  why: "Clients of the previous release have no branch for it.",
  remedy:
    "Keep to the known values for known clients, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, after } = change;
    const message = `may now hold ${named(name, after, "a value that clients do not know")}.`;
    yield reportChange(change, message);
  },
};
