import type { Rule } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";
import { refreshOf } from "../refresh-of.ts";

export const documentMissing: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "The commit holds no API document where one is configured.",
  why: "Clients and later releases are checked against the committed document; without one nothing can be promised to them.",
  remedy:
    "Run `promote openapi write` and commit the document, or correct its path under `checks.openapi-match`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    if (facts.committed.state !== "missing") return;
    yield {
      subject: facts.document,
      message: "is not in the commit.",
      remedy: `${refreshOf(facts)} If it lives elsewhere, correct its path under \`checks.openapi-match\`.`,
      place: { file: facts.document },
    };
  },
};
