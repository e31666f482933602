import type { Rule } from "../../../gate/rule.ts";
import { problemsText } from "../../../openapi/load/problems-text.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const documentUnreadable: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The API document of the commit cannot be read.",
  why: "Without it nothing tells what the new release promises.",
  remedy: "Correct the document at the line that is named, and commit it.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    const { current, document } = facts;
    const [first, ...others] = current.state === "unreadable" ? current.problems : [];
    if (first === undefined) return;
    yield {
      subject: document,
      message: `${first.message}, at line ${first.line}, column ${first.column}.`,
      remedy: `Correct ${document} at line ${first.line} and commit it.`,
      place: { file: document, line: first.line },
      identity: document,
      ...(others.length === 0 ? {} : { detail: problemsText(others) }),
    };
  },
};
