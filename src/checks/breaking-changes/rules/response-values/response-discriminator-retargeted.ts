import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo, named } from "../../words.ts";

export const responseDiscriminatorRetargeted: Rule<ApiChange> = {
  severity: "blocking",
  summary: "A value that tells the shape of a response stands for another shape.",
  why: "What clients receive under the value is read as something else.",
  remedy:
    "Let the value stand for the earlier shape, and name the new shape anew, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { name, before, after } = change;
    const message = `gives another shape than before under ${named(name, null, "a value that tells its shape")}${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
