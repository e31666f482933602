import type { Rule } from "../../../gate/rule.ts";
import type { DocumentMatch } from "../facts.ts";

export const outputLeavesCopy: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "The way to the file that the generation command writes is not one of real folders.",
  why: "A symbolic link leads out of the clean copy: the document there is not the commit's, and the gate would change files of somebody else.",
  remedy:
    "Make every folder above the output a real one, or name another path in `checks.openapi-match.output`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge({ generated, document, command, output }) {
    if (generated.state !== "astray") return;
    const { path, found } = generated;
    yield {
      subject: output,
      message: `(for ${document}) lies below ${path}, which is ${found} in the clean copy of the commit.`,
      place: { file: document },
      remedy: `Make ${path} a real folder, in the commit and in what \`${command}\` does, or name another path in \`checks.openapi-match.output\`.`,
    };
  },
};
