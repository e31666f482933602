import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const documentMissing: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document that the checklist names is not in the commit.",
  why: "Whoever has to act on the release at night finds no instructions for the version that runs.",
  remedy: "Commit the document, or correct `path` of the item in promote.yaml.",
  *judge({ id, path, refused, document }) {
    if (document === null && refused === null) {
      yield {
        subject: path,
        message: `is not in the commit; the checklist item ${id} names it.`,
        remedy: `Commit ${path}, or correct \`path\` of the item ${id} in promote.yaml.`,
        identity: `${id}\n${path}`,
      };
    }
  },
};
