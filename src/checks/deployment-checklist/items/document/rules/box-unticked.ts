import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const boxUnticked: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A box in a list that must be done before the release is not ticked.",
  why: "The list says itself that something is not done.",
  remedy: "Do it and tick the box, or remove the line with a reason in the commit.",
  *judge({ id, path, document }) {
    for (const { title, unticked } of document?.checklists ?? []) {
      for (const { words, line } of unticked) {
        yield {
          subject: `${path}, box "${words}"`,
          message: `under "${title}" is not ticked.`,
          remedy: `Do it, tick the box in ${path}:${line}, and commit it.`,
          place: { file: path, line },
          identity: `${id}\n${path}\n${title}\n${words}`,
        };
      }
    }
  },
};
