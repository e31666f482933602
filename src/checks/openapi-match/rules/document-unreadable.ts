import type { Rule } from "../../../gate/rule.ts";
import { problemsText } from "../../../openapi/load/problems-text.ts";
import type { DocumentMatch } from "../facts.ts";
import { refreshOf } from "../refresh-of.ts";

export const documentUnreadable: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "The committed API document cannot be read as an OpenAPI document.",
  why: "What nobody can read promises nothing to clients, and cannot be compared with the code.",
  remedy: "Correct the document, or run `promote openapi write` and commit it.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    const { committed, document } = facts;
    const [first, ...others] = committed.state === "unreadable" ? committed.problems : [];
    if (first === undefined) return;
    yield {
      subject: document,
      message: `${first.message}, at line ${first.line}, column ${first.column}.`,
      remedy: refreshOf(facts),
      place: { file: document, line: first.line },
      identity: document,
      ...(others.length === 0 ? {} : { detail: problemsText(others) }),
    };
  },
};
