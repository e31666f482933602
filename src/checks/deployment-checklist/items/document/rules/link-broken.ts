import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const linkBroken: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A link of a document leads to a file that is not in the commit.",
  why: "Who follows the link at night finds nothing.",
  remedy: "Commit the file, or correct the link.",
  *judge({ id, path, document }) {
    for (const { target, line, state } of document?.links ?? []) {
      if (state !== "file-missing") continue;
      yield {
        subject: `${path}, link ${target}`,
        message: "leads to nothing in the commit.",
        remedy: `Commit the file, or correct the link in ${path}:${line}.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${target}`,
      };
    }
  },
};
