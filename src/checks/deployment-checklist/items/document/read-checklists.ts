import type { ListItem, Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { lineOf, type Markdown, nodesOf } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import { type Section, sectionsNamed, sectionsOf } from "../../../../markdown/sections.ts";
import type { ChecklistFacts } from "./facts.ts";

/** Looks at the boxes of the sections with these titles. One that is missing is told as a missing section. */
export function readChecklists(
  markdown: Markdown,
  titles: readonly string[],
): readonly ChecklistFacts[] {
  const all = sectionsOf(markdown);
  return titles.flatMap((title) => sectionsNamed(all, title).map(checklistOf));
}

function checklistOf({ title, line, body }: Section): ChecklistFacts {
  const boxes = body.flatMap((node) => [...nodesOf(node)].flatMap(boxesIn));
  const unticked = boxes.filter(({ isTicked }) => !isTicked);
  return {
    title,
    line,
    boxes: boxes.length,
    unticked: unticked.map((box) => ({ words: box.words, line: box.line })),
  };
}

type Box = { readonly isTicked: boolean; readonly words: string; readonly line: number };

/** The box of a list item; and what looks like an empty box to a reader, wherever it stands. */
function boxesIn(node: Nodes): readonly Box[] {
  if (node.type === "listItem" && typeof node.checked === "boolean") {
    return [{ isTicked: node.checked, words: wordsOf(node), line: lineOf(node) }];
  }
  if (node.type !== "text") return [];
  return [...node.value.matchAll(/^[ \t]*(?:\[[ \t\u00a0]*\]|[\u2610\u25a1])[ \t]*(.*)$/gm)].map(
    ({ 1: words = "", index }) => ({
      isTicked: false,
      words: quoteOf(words),
      line: lineOf(node) + node.value.slice(0, index).split("\n").length - 1,
    }),
  );
}

function wordsOf({ children: [first] }: ListItem): string {
  return first === undefined ? "" : quoteOf(textOf(first));
}
