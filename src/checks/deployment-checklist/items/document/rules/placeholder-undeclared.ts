import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const placeholderUndeclared: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document holds something to be replaced that is no declared input.",
  why: "Typed as it stands, the command fails or reaches something else; nobody said where the value comes from.",
  remedy:
    "Write the value, or a command that finds it; or declare it among `inputs` of the item in promote.yaml.",
  *judge({ id, path, document }) {
    for (const { text, kind, lines, declared } of document?.placeholders ?? []) {
      const [line] = lines;
      if (declared || line === undefined) continue;
      const where = lines.length === 1 ? "" : ` (lines ${lines.join(", ")})`;
      yield {
        subject: `${path}, ${text}`,
        message:
          kind === "placeholder"
            ? `is to be replaced by the reader, and is no declared input${where}.`
            : `is set by no command before, and is no declared input${where}.`,
        remedy: `Write the value in ${path}:${line}, or a command that finds it; or declare it among \`inputs\` of the item ${id} in promote.yaml.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${text}`,
      };
    }
  },
};
