import type { Code, Nodes } from "mdast";
import { isOutput, isShell, languageOf } from "../../../../markdown/fences.ts";
import { lineOf, type Markdown, nodesOf } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import { variablesLeftOpen } from "./commands/shell-variables.ts";
import type { PlaceholderFacts } from "./facts.ts";
import { patternsFor, type TextKind } from "./placeholder-patterns.ts";

type Wanted = {
  readonly placeholders: boolean;
  readonly shellVariables: boolean;
  readonly inputs: readonly string[];
};

type Occurrence = Pick<PlaceholderFacts, "text" | "kind"> & { readonly line: number };

/** Finds what a reader has to replace, and which of it the configuration declares as an input. */
export function readPlaceholders(
  markdown: Markdown,
  { placeholders, shellVariables, inputs }: Wanted,
): {
  readonly placeholders: readonly PlaceholderFacts[];
  readonly unusedInputs: readonly string[];
} {
  const nodes = [...nodesOf(markdown.root)];
  const closed = closedElementsOf(nodes);
  const found = [
    ...(placeholders ? nodes.flatMap(placeholdersIn).filter(({ text }) => !closed.has(text)) : []),
    ...(shellVariables ? variablesIn(nodes) : []),
  ];
  const declared = new Set(inputs.map(nameOf));
  const linesByText = new Map<string, PlaceholderFacts>();
  for (const { text, kind, line } of found) {
    const lines = linesByText.get(text)?.lines ?? [];
    if (lines.includes(line)) continue;
    linesByText.set(text, {
      text,
      kind,
      lines: [...lines, line],
      declared: declared.has(nameOf(text)),
    });
  }
  const used = new Set(found.map(({ text }) => nameOf(text)));
  const unusedInputs =
    placeholders || shellVariables ? inputs.filter((input) => !used.has(nameOf(input))) : [];
  return { placeholders: [...linesByText.values()], unusedInputs };
}

function placeholdersIn(node: Nodes): readonly Occurrence[] {
  if (node.type === "link" || node.type === "image" || node.type === "definition") {
    return /^https?:/i.test(node.url) ? matchesIn(node.url, "prose", lineOf(node)) : [];
  }
  const kind = kindOf(node);
  if (kind === undefined || !("value" in node)) return [];
  return matchesIn(node.value, kind, lineOf(node) + (node.type === "code" ? 1 : 0));
}

function matchesIn(text: string, kind: TextKind, firstLine: number): readonly Occurrence[] {
  return patternsFor(kind)
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .sort((one, other) => one.index - other.index)
    .map(({ 0: found, index }) => ({
      text: quoteOf(found),
      kind: "placeholder",
      line: firstLine + lineBreaksIn(text.slice(0, index)),
    }));
}

/** `<name>` of every `</name>`: an element, and nothing to replace. */
function closedElementsOf(nodes: readonly Nodes[]): ReadonlySet<string> {
  const texts = nodes.map((node) => ("value" in node ? node.value : ""));
  const ends = texts.flatMap((text) => [...text.matchAll(/<\/([\w-]+)>/g)]);
  return new Set(ends.map(([, name = ""]) => `<${name}>`));
}

function kindOf(node: Nodes): TextKind | undefined {
  if (node.type === "text" || node.type === "html") return "prose";
  if (node.type === "inlineCode") return "command";
  if (node.type !== "code") return undefined;
  return isShell(node) || isOutput(node) || languageOf(node) === "sql" ? "command" : "program";
}

function variablesIn(nodes: readonly Nodes[]): readonly Occurrence[] {
  const blocks = nodes.filter((node): node is Code => node.type === "code" && isShell(node));
  return variablesLeftOpen(
    blocks.map((block) => ({ text: block.value, firstLine: lineOf(block) + 1 })),
  ).map(({ name, line }) => ({ text: `$${name}`, kind: "shell-variable", line }));
}

/** A placeholder without what marks it: `<id>`, `{{id}}` and `$id` are all `id`. */
function nameOf(text: string): string {
  return text.replace(/^(?:<|\{\{|\$\{?)\s*|\s*(?:>|\}\}|\})$/g, "");
}

function lineBreaksIn(text: string): number {
  return text.split("\n").length - 1;
}
