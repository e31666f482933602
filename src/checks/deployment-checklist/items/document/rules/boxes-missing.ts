import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const boxesMissing: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A section whose boxes must all be ticked has no box.",
  why: "A list without boxes is always done.",
  remedy: "Write each point as `- [ ]`, or correct `checklists` in promote.yaml.",
  *judge({ id, path, document }) {
    for (const { title, line, boxes } of document?.checklists ?? []) {
      if (boxes > 0) continue;
      yield {
        subject: `${path}, section "${title}"`,
        message: "has no box to tick.",
        remedy: `Write each point as \`- [ ]\` in ${path}:${line}, or correct \`checklists\` of the item ${id} in promote.yaml.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${title}`,
      };
    }
  },
};
