import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo, named } from "../../words.ts";

export const requestDependentRequiredAdded: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A property of a request now makes another one necessary.",
  why: "Clients that send the one without the other are refused.",
  remedy: "Make the other property optional, with the earlier behaviour when it is left out.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `needs further properties when ${named(name, null, "a certain property")} is sent${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
