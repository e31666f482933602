import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const sectionMissing: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document lacks a section that the checklist requires.",
  why: "What the section should say is then decided under pressure, or not at all.",
  remedy: "Add a heading with that title and the text below it.",
  *judge({ id, path, document }) {
    for (const { title, within, state, line } of document?.sections ?? []) {
      if (state !== "missing") continue;
      yield {
        subject: `${path}, section "${title}"${within === null ? "" : ` of "${within}"`}`,
        message: "is missing.",
        remedy: `Add a heading "${title}" with its text to ${path}, and commit it.`,
        place: { file: path, ...(line === null ? {} : { line }) },
        identity: [id, path, title, ...(within === null ? [] : [within])].join("\n"),
      };
    }
  },
};
