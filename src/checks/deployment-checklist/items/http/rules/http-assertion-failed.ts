import type { Rule } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";

export const httpAssertionFailed: Rule<HttpFacts> = {
  severity: "blocking",
  summary: "What an address answers is not what the checklist asserts of it.",
  why: "A service can answer 200 and say in the answer that it is not well.",
  remedy: "Mend what the answer speaks of, or correct `assert` of the item.",
  *judge({ id, address, body }) {
    if (body.state !== "read") return;
    for (const { path, expected, holds, found } of body.assertions) {
      if (holds) continue;
      yield {
        subject: `${id} at ${address}, ${path}`,
        message: `is ${found.length === 0 ? "not there" : found.join(", ")} and must ${expected}.`,
        remedy: `Mend what ${path} of ${address} speaks of, or correct \`assert\` of the item ${id} in promote.yaml.`,
        identity: `${id}\n${path}\n${expected}`,
      };
    }
  },
};
