import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const anchorBroken: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A link of a document leads to a heading that is not there.",
  why: "The link opens the document at its top, and whoever follows it has to search for what was meant.",
  remedy: "Name the heading as it is now, or correct the link.",
  *judge({ id, path, document }) {
    for (const { target, line, state } of document?.links ?? []) {
      if (state !== "anchor-missing") continue;
      yield {
        subject: `${path}, link ${target}`,
        message: "names no heading of the document it leads to.",
        remedy: `Name the heading as it is now, or correct the link in ${path}:${line}.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${target}`,
      };
    }
  },
};
