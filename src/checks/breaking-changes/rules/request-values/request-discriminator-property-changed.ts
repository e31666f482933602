import type { Rule } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { reportChange } from "../../report-change.ts";
import { fromTo } from "../../words.ts";

export const requestDiscriminatorPropertyChanged: Rule<ApiChange> = {
  severity: "blocking",
  summary: "Another property of a request tells which shape it has.",
  why: "Clients tell the shape by the earlier property, and are refused or misread.",
  remedy:
    "Tell the shape by the earlier property as well, or announce the change and release it as a new version of the API.",
  *judge(change) {
    const { before, after } = change;
    const message = `tells its shape by another property than before${fromTo(before, after)}.`;
    yield reportChange(change, message);
  },
};
