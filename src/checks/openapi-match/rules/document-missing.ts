import type { Rule } from "../../../gate/rule.ts";
import type { OpenapiMatchFacts } from "../facts.ts";
import { refreshOf } from "../refresh-of.ts";

export const documentMissing: Rule<OpenapiMatchFacts> = {
  severity: "blocking",
  summary: "The commit holds no API document where one is configured.",
  why: "Clients and later releases are checked against the committed document; without one nothing can be promised to them.",
  remedy: "Generate the document and commit it, or correct `checks.openapi-match.document`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    if (facts.committed.state !== "missing") return;
    yield {
      subject: facts.document,
      message: "is not in the commit.",
      remedy: `${refreshOf(facts)} If it lives elsewhere, correct \`checks.openapi-match.document\`.`,
      place: { file: facts.document },
    };
  },
};
