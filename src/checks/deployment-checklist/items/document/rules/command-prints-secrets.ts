import type { Rule } from "../../../../../gate/rule.ts";
import type { DocumentFacts } from "../facts.ts";

export const commandPrintsSecrets: Rule<DocumentFacts> = {
  severity: "blocking",
  summary: "A command of a document prints secrets.",
  why: "What a terminal shows ends up in its history, in a shared screen, in a chat or in the log of the incident.",
  remedy: "Print names alone (`cut -d= -f1 .env`), or ask whether a variable is set (`test -n`).",
  *judge({ id, path, document }) {
    for (const { command, line, prints } of document?.leaks ?? []) {
      yield {
        subject: `${path}:${line}, \`${command}\``,
        message: `prints ${prints}.`,
        remedy: `Print names alone (\`cut -d= -f1 .env\`) in ${path}:${line}, or ask whether a variable is set (\`test -n\`).`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${command}`,
      };
    }
  },
};
