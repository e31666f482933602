import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { is, orNull } from "../../words.ts";

export const requestUnionBecameAmbiguous: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A value of a request fits several shapes of which it may fit only one.",
  why: "Clients that send such a value are refused.",
  remedy: "Keep the shapes apart, or allow several with `anyOf`.",
  *judge(change) {
    const { name } = change;
    const message = `now refuses values that fit more than one of its shapes${is(orNull(name))}.`;
    yield reportChange(change, message);
  },
};
