import type { Rule } from "../../../gate/rule.ts";
import type { BreakingChangesFacts } from "../facts.ts";

export const referenceOutsideDocument: Rule<BreakingChangesFacts> = {
  severity: "blocking",
  summary: "The API document refers to something that is not in it.",
  why: "What stands elsewhere is not compared, and may have changed.",
  remedy: "Put what is referred to into the document itself, as a bundling tool does.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge(facts) {
    const { current, previous, document, changes } = facts;
    if (changes === null) return;
    const references = new Set(
      [...current.refused, ...(previous?.refused ?? [])].map(({ reference }) => reference),
    );
    for (const reference of references) {
      yield {
        subject: `${reference} in ${document}`,
        message: "is a reference that leads out of the document, or nowhere, and is not compared.",
        place: { file: document },
      };
    }
  },
};
