import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const inputUnused: Rule<DocumentFacts> = {
  severity: "advisory",
  summary: "A declared input of a document is nowhere in it.",
  why: "Whoever prepares the values looks for one that nobody needs, or the document lost the step that needed it.",
  remedy: "Remove it from `inputs` of the item in promote.yaml.",
  *judge({ id, path, document }) {
    for (const input of document?.unusedInputs ?? []) {
      yield {
        subject: `${path}, input ${input}`,
        message: "is declared, and nowhere in the document.",
        remedy: `Remove ${input} from \`inputs\` of the item ${id} in promote.yaml, or correct how it is written.`,
        place: { file: path },
        identity: `${id}\n${path}\n${input}`,
      };
    }
  },
};
