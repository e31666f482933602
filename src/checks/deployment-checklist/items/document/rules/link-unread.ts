import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const linkUnread: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A link of a document leads to a heading of a file that was not read.",
  why: "Nobody knows whether the heading is there.",
  remedy:
    "Make the file an ordinary Markdown file of ordinary size, or link to the file as a whole.",
  unwaivable: "whether the heading is there was not looked at",
  *judge({ id, path, document }) {
    for (const { target, line, state } of document?.links ?? []) {
      if (state !== "unread") continue;
      yield {
        subject: `${path}, link ${target}`,
        message:
          "names a heading of a file that is too large, too deep or no text, so it was not read.",
        remedy: `Split the file or commit it as ordinary Markdown, or link to the file as a whole in ${path}:${line}.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${target}`,
      };
    }
  },
};
