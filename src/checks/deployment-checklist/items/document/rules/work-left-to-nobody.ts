import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const workLeftToNobody: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document leaves a decision or the work itself to somebody it does not name.",
  why: "Whoever follows it has to know what the writer knew; at night nobody does.",
  remedy: "Say when it applies and what is to be done, or who does it and how they are reached.",
  *judge({ id, path, document }) {
    for (const { words, line, near } of document?.phrases ?? []) {
      yield {
        subject: `${path}:${line}, "${words}"`,
        message: "leaves the reader without the condition, the decision or the work itself.",
        remedy: `Say in ${path}:${line} when it applies and what is to be done, or who does it and how they are reached.`,
        place: { file: path, line },
        detail: near,
        identity: `${id}\n${path}\n${words}\n${near}`,
      };
    }
  },
};
