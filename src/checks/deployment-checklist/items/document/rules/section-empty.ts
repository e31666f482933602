import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const sectionEmpty: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A required section of a document is a heading with no text below it.",
  why: "An empty section reads as if somebody had thought of it, and helps nobody.",
  remedy: "Write the section's text below its heading.",
  *judge({ id, path, document }) {
    for (const { title, within, state, line } of document?.sections ?? []) {
      if (state !== "empty") continue;
      yield {
        subject: `${path}, section "${title}"${within === null ? "" : ` of "${within}"`}`,
        message: "has no text below its heading.",
        remedy: `Write the text of "${title}" in ${path}, and commit it.`,
        place: { file: path, ...(line === null ? {} : { line }) },
        identity: [id, path, title, ...(within === null ? [] : [within])].join("\n"),
      };
    }
  },
};
