import type { Code } from "mdast";
import type { Markdown } from "./parse-markdown.ts";

const outputs = new Set(
  "text txt plaintext plain output out log json jsonc yaml yml xml csv tsv diff html markdown md mermaid ini toml properties env dotenv conf".split(
    " ",
  ),
);
const shells = new Set(
  "sh bash shell zsh fish console shellsession shell-session sh-session terminal powershell pwsh ps1 cmd bat".split(
    " ",
  ),
);

const terminals = new Set(
  "console shellsession shell-session sh-session terminal cmd bat".split(" "),
);

/** The language of a code block, in lower case; empty when it names none. */
export function languageOf({ lang }: Pick<Code, "lang">): string {
  return (lang ?? "").toLowerCase().replace(/^[{.]+|}+$/g, "");
}

/** Whether a block shows what something prints or a file has, and is nothing to run. */
export function isOutput(code: Pick<Code, "lang">): boolean {
  return outputs.has(languageOf(code));
}

/** Whether a block may hold commands of a shell. */
export function isShell(code: Pick<Code, "lang">): boolean {
  return languageOf(code) === "" || shells.has(languageOf(code));
}

/** Whether a code block stands between fences, rather than indented. */
export function isFenced({ position }: Code, { lines }: Markdown): boolean {
  if (position === undefined) return false;
  const { line, column } = position.start;
  return /^\s*(?:```|~~~)/.test((lines[line - 1] ?? "").slice(column - 1));
}

/** Whether a block shows a session: prompts with commands, and what they print between them. */
export function isSession({ value }: Code): boolean {
  const lines = value.split("\n").filter((line) => line.trim() !== "");
  const prompts = lines.map((line) => /^\s*\$ /.test(line));
  return prompts.includes(true) && prompts.at(-1) === false;
}

/** Whether a block shows a terminal. */
export function isTerminal(code: Pick<Code, "lang">): boolean {
  return terminals.has(languageOf(code));
}

/** Whether a block for a shell has nothing but comments. `#` is a prompt where a terminal is shown. */
export function isOnlyComments(code: Code): boolean {
  if (!isShell(code) || isTerminal(code)) return false;
  return code.value.split("\n").every((line) => /^\s*(?:#|$)/.test(line));
}
