import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const stepsMissing: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A section that must have numbered steps has none.",
  why: "Without numbered steps nobody can say how far a procedure has come, and nothing of it can be checked.",
  remedy: "Write the procedure as a numbered list, or correct `steps.sections` in promote.yaml.",
  *judge({ id, path, document }) {
    for (const title of document?.steps.without ?? []) {
      yield {
        subject: `${path}, section "${title}"`,
        message: "has no numbered step.",
        remedy: `Write its procedure as a numbered list in ${path}, or correct \`steps.sections\` of the item ${id} in promote.yaml.`,
        place: { file: path },
        identity: `${id}\n${path}\n${title}`,
      };
    }
  },
};
