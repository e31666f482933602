import type { Rule } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";

export const httpStatusUnexpected: Rule<HttpFacts> = {
  severity: "blocking",
  summary: "An address answers with another status than the checklist expects.",
  why: "What the release is to be watched with does not work, so a bad release goes unseen.",
  remedy: "Open the address and mend what stands behind it, or correct `expect` of the item.",
  *judge({ id, address, expected, status }) {
    if (expected.includes(status)) return;
    const redirect = status >= 300 && status < 400 ? " (a redirect, which is not followed)" : "";
    yield {
      subject: `${id} at ${address}`,
      message: `answers ${status}${redirect}, where ${expected.join(" or ")} is expected.`,
      remedy: `Open ${address} and mend what stands behind it, or correct \`url\` or \`expect\` of the item ${id} in promote.yaml.`,
      identity: id,
    };
  },
};
