import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo, named } from "../../words.ts";

export const responseDependentRequiredDropped: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a response no longer brings another one with it.",
  why: "Clients that find the one read the other without asking whether it is there.",
  remedy:
    "Return both together as before, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `may now leave out properties that ${named(name, null, "a certain property")} brought with it${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
