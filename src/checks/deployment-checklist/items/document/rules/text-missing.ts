import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const textMissing: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document, or a section of it, lacks a text that the checklist requires.",
  why: "What the text stands for was taken out or never written, and the checklist relies on it.",
  remedy: "Write it, or correct `contains` in promote.yaml.",
  *judge({ id, path, document }) {
    for (const { section, line, kind, wanted, found } of document?.texts ?? []) {
      if (found) continue;
      yield {
        subject: section === null ? path : `${path}, section "${section}"`,
        message:
          kind === "text" ? `does not contain "${wanted}".` : `has no line that matches ${wanted}.`,
        remedy: `Write it in ${path}, or correct \`contains\` of the item ${id} in promote.yaml.`,
        place: { file: path, ...(line === null ? {} : { line }) },
        identity: `${id}\n${path}\n${section ?? ""}\n${kind}\n${wanted}`,
      };
    }
  },
};
