import type { DocumentProblem } from "../document.ts";

/** Problems of a document, one a line, each with its place. */
export function problemsText(problems: readonly DocumentProblem[]): string {
  return problems
    .map(({ message, line, column }) => `line ${line}, column ${column}: ${message}`)
    .join("\n");
}
