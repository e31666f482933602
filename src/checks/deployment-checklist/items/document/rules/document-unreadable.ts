import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const documentUnreadable: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A document that the checklist names is in the commit and was not read.",
  why: "Nothing can be said of a document that was not looked at.",
  remedy: "Commit the document as an ordinary Markdown file of ordinary size.",
  unwaivable: "nothing of the document was looked at",
  *judge({ id, path, refused }) {
    if (refused === null) return;
    yield {
      subject: path,
      message: `${refused}, so it was not read.`,
      remedy: `Commit ${path} as an ordinary Markdown file, or correct \`path\` of the item ${id} in promote.yaml.`,
      place: { file: path },
      identity: `${id}\n${path}`,
    };
  },
};
