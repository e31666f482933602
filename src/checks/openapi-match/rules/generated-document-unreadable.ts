import type { Rule } from "../../../gate/rule.ts";
import { problemsText } from "../../../openapi/load/problems-text.ts";
import type { DocumentMatch } from "../facts.ts";

export const generatedDocumentUnreadable: Rule<DocumentMatch> = {
  severity: "blocking",
  summary: "What the generation command gives is not an OpenAPI document.",
  why: "Without a generated document nothing tells whether the committed one is right.",
  remedy:
    "Make the command print the document and nothing else, or name the file it writes in `checks.openapi-match.output`.",
  unwaivable: "no documents were compared, and what was not looked at never passes",
  *judge({ generated, document, command, output }) {
    if (generated.state !== "done" || generated.document.state === "read") return;
    const place = { file: document };
    const identity = `${output}\n${document}`;
    const subject = output === "stdout" ? `the output of \`${command}\` for ${document}` : output;
    const remedy =
      output === "stdout"
        ? `Make \`${command}\` print the document and nothing else (with npm: \`npm run --silent\`), or name the file it writes in \`checks.openapi-match.output\`.`
        : `Make \`${command}\` write the document to ${output}, or correct \`checks.openapi-match.output\`.`;
    if (generated.document.state === "missing") {
      yield { subject, message: `was not written by \`${command}\`.`, remedy, place, identity };
      return;
    }
    const [first] = generated.document.problems;
    if (first === undefined) return;
    const message = `${first.message}, at line ${first.line}, column ${first.column}.`;
    const detail = problemsText(generated.document.problems);
    yield { subject, message, remedy, detail, place, identity };
  },
};
