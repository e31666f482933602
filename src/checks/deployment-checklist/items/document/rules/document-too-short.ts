import { counted } from "../../../../../data/counted.ts";
import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const documentTooShort: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document, or a section of it, has fewer lines than the checklist requires.",
  why: "A procedure that shrank to a stub still has its headings, and leads nobody through the night.",
  remedy: "Write what is missing, or correct `minLines` in promote.yaml.",
  *judge({ id, path, document }) {
    for (const { section, line, lines, atLeast } of document?.lengths ?? []) {
      if (lines >= atLeast) continue;
      yield {
        subject: section === null ? path : `${path}, section "${section}"`,
        message: `has ${counted(lines, "line")} with text, where at least ${atLeast} are required.`,
        remedy: `Write what is missing in ${path}, or correct \`minLines\` of the item ${id} in promote.yaml.`,
        place: { file: path, ...(line === null ? {} : { line }) },
        identity: `${id}\n${path}\n${section ?? ""}`,
      };
    }
  },
};
