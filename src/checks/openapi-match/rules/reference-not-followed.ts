import type { Rule } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";

export const referenceNotFollowed: Rule<DocumentMatch> = {
  severity: "advisory",
  summary:
    "A reference of the committed document leads to nothing that is read, and its target was not compared.",
  why: "Only files of the commit are compared: what a reference finds elsewhere may change without anybody seeing it.",
  remedy:
    "Keep what the document refers to in the repository, as a regular file, and refer to it by a relative path.",
  *judge({ notFollowed }) {
    for (const { reference, document, why } of notFollowed) {
      yield {
        subject: `$ref ${reference}`,
        message: `in ${document} ${why}; what it leads to was not compared.`,
        place: { file: document },
        identity: `${document}\n${reference}`,
      };
    }
  },
};
