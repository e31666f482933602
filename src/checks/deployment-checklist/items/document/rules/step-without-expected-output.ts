import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const stepWithoutExpectedOutput: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A numbered step of a document does not say what its command prints.",
  why: "Nobody can tell whether the step worked, and the next one runs on a guess.",
  remedy: 'Write "Expected: …" below the command, or a second fence with its output.',
  *judge({ id, path, document }) {
    const { mustHave, seen = [] } = document?.steps ?? {};
    if (mustHave?.expectedOutput !== true) return;
    for (const { number, words, line, command, saysOutput } of seen) {
      if (saysOutput || command !== "fenced") continue;
      yield {
        subject: `${path}, step ${number} "${words}"`,
        message: "does not say what its last command prints.",
        remedy: `Write "Expected: …" below the command in ${path}:${line}, or a second fence with its output.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${words}`,
      };
    }
  },
};
