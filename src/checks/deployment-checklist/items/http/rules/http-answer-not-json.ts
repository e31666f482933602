import type { Rule } from "../../../../../gate/rule.ts";
import type { HttpFacts } from "../facts.ts";

export const httpAnswerNotJson: Rule<HttpFacts> = {
  severity: "blocking",
  summary: "An address of which the checklist asserts something answers with no JSON.",
  why: "A page that answers 200 to anything, such as a sign-in form, hides that the service behind it is down.",
  remedy: "Mend what stands behind the address, or correct `url` of the item.",
  *judge({ id, address, body }) {
    if (body.state !== "not-json") return;
    yield {
      subject: `${id} at ${address}`,
      message:
        "answers with something that is not JSON, so nothing that `assert` says of it holds.",
      remedy: `Open ${address} and mend what stands behind it, or correct \`url\` of the item ${id} in promote.yaml.`,
      identity: id,
    };
  },
};
