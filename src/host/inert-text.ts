import { parseJson } from "../data/json.ts";

const escapeSequence = "\\u001b(?:\\[[0-?]*[ -/]*[@-~])?";
const ignorable = "\\p{C}\\p{M}\\p{Default_Ignorable_Code_Point}";
/** What a comparison of strings may pass over: it cannot be seen, or joins what it follows. */
const unseen = `(?:${escapeSequence}|(?![\\s\\u001b])[${ignorable}])*`;
const blank = `(?:${escapeSequence}|(?![\\n\\r\\u001b])[\\s\\p{Z}${ignorable}])*`;

/** `::name key=value::data` where a line begins, blanks aside. */
const atLineStart = new RegExp(
  `((?:^|[\\n\\r])${blank}):(?=${unseen}:[^\\n\\r]*:${unseen}:)`,
  "gu",
);
/** The same where a line begins for some readers, or what stands before may be taken back. */
const atOtherStart = new RegExp(
  `([\\v\\f\\u0008\\u0085\\u2028\\u2029](?:${escapeSequence}|(?![\\v\\f\\u0008\\u0085\\u2028\\u2029\\n\\r\\u001b])[\\s\\p{Z}${ignorable}])*):(?=${unseen}:)`,
  "gu",
);
/** The second character of `##[name]data` and `##vso[name]data`, anywhere; it may be the first of another. */
const anywhere = new RegExp(`(?<=#${unseen})#(?=${unseen}(?:vso${unseen})?\\[)`, "giu");

/**
 * The text with nothing in it that a runner of workflows takes for a command: a backslash before it, which Markdown does
 * not show, or in JSON a character by its code, which reads as the same value. The forms are those of
 * https://docs.github.com/actions/reference/workflow-commands and of the older `##[…]`, which Azure Pipelines reads too.
 */
export function inertText(text: string): string {
  if (!isTelling(text)) return text;
  if (isJson(text)) return inertJson(text);
  return text
    .split("\n")
    .map((line) => (isJson(line) ? inertJson(line) : inertWords(line)))
    .join("\n");
}

/** The same of workflow commands that the gate itself wrote: its annotations stay, and nothing else does. */
export function inertButAnnotations(text: string): string {
  return text
    .split(/(?<=[\n\r])/)
    .map((line) =>
      /^::(?:error|warning|notice) /.test(line) ? line.replace(anywhere, "\\#") : inertText(line),
    )
    .join("");
}

function isTelling(text: string): boolean {
  return [atLineStart, atOtherStart, anywhere].some((form) => text.search(form) !== -1);
}

function inertWords(line: string): string {
  return replaced(line, "$1\\:", "\\#");
}

function inertJson(text: string): string {
  return replaced(text, "$1\\u003a", "\\u0023");
}

function replaced(text: string, colon: string, hash: string): string {
  const lines = text.replace(atLineStart, colon).replace(atOtherStart, colon);
  return lines.replace(anywhere, hash);
}

function isJson(text: string): boolean {
  return /^\s*["[{]/.test(text) && parseJson(text) !== undefined;
}
