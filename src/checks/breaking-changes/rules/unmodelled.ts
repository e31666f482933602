import type { Rule } from "../../../gate/rule.ts";
import type { ChangeOf } from "../../../openapi/api-change.ts";
import { reportChange } from "../report-change.ts";

export const unmodelled: Rule<ChangeOf<"unmodelled">> = {
  severity: "blocking",
  summary: "Something changed that the comparison cannot tell to be safe.",
  why: "A change that nobody has judged may break clients.",
  remedy:
    "Review the change by hand; take it back, or switch the check off for this release with the reason why no client is harmed.",
  *judge(change) {
    const { construct, before, after } = change;
    const message =
      before === null
        ? `has a new \`${construct}\`, and it cannot be told whether clients bear it.`
        : after === null
          ? `has lost its \`${construct}\`, and it cannot be told whether clients bear it.`
          : `has another \`${construct}\`, and it cannot be told whether clients bear it.`;
    yield reportChange(change, message, {
      identity: `${construct}\n${before}\n${after}`,
      lines: [
        ...(before === null ? [] : [`- ${before}`]),
        ...(after === null ? [] : [`+ ${after}`]),
      ],
    });
  },
};
