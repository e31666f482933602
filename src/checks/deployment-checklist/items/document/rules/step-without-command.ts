import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const stepWithoutCommand: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A numbered step of a document has no command in a fence.",
  why: "What is to be typed is then made up by whoever is awake, on production.",
  remedy: "Put the exact command below the step, between lines of three backticks.",
  *judge({ id, path, document }) {
    const { mustHave, seen = [] } = document?.steps ?? {};
    if (mustHave?.command !== true) return;
    for (const { number, words, line, command } of seen) {
      if (command === "fenced") continue;
      yield {
        subject: `${path}, step ${number} "${words}"`,
        message:
          command === "inline"
            ? "has code in its text, and no command in a fence."
            : "names no command.",
        remedy: `Put the exact command below the step, between lines of three backticks, in ${path}:${line}; where numbered lists are no steps, name the sections with steps in \`steps.sections\`.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${words}`,
      };
    }
  },
};
