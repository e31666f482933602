import type { Code, Nodes, Parents } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { isShell, isTerminal } from "../../../../markdown/fences.ts";
import { lineOf, type Markdown, nodesOf } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import { leakingCommands } from "./commands/leaking-commands.ts";
import type { LeakFacts } from "./facts.ts";

/** Finds the commands that print secrets, in code blocks of a shell and within lines of text. */
export function readLeaks({ root }: Markdown): readonly LeakFacts[] {
  return [...nodesOf(root)].flatMap((node) => {
    if (node.type === "code" && isShell(node)) return leaksIn(commandsOf(node), lineOf(node) + 1);
    return "children" in node ? inlineLeaksOf(node) : [];
  });
}

/** `#` is a prompt where a terminal is shown. */
function commandsOf(code: Code): string {
  return isTerminal(code) ? code.value.replace(/^([ \t]*)# /gm, "$1$ ") : code.value;
}

function inlineLeaksOf(parent: Parents): readonly LeakFacts[] {
  return parent.children.flatMap((node: Nodes, index) => {
    if (node.type !== "inlineCode") return [];
    const isName = parent.children.length > 1 && !/\s/.test(node.value.trim());
    if (isName && (isBuiltin.test(node.value) || !isToldToRun(parent.children.slice(0, index)))) {
      return [];
    }
    return leaksIn(node.value, lineOf(node));
  });
}

/** Words that sentences speak of far more often than anybody runs them bare. */
const isBuiltin = /^\s*(?:set|export|declare|typeset)\s*$/;

/** A single word in code may be a name; it is a command behind "run", "with" or a colon. */
function isToldToRun(before: readonly Nodes[]): boolean {
  const text = before.map((node) => textOf(node)).join("");
  return /(?::|\b(?:run|execute|type|enter|with|via|using|check|call))\s*$/i.test(text);
}

function leaksIn(text: string, firstLine: number): readonly LeakFacts[] {
  return leakingCommands(text).map(({ command, line, prints }) => ({
    command: quoteOf(command),
    line: firstLine + line,
    prints,
  }));
}
