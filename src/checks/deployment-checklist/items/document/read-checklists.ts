import type { ListItem } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { ChecklistFacts } from "./facts.ts";
import { lineOf, type Markdown, nodesOf } from "./markdown/parse-markdown.ts";
import { quoteOf } from "./markdown/quote.ts";
import { type Section, sectionsNamed, sectionsOf } from "./markdown/sections.ts";

/** Looks at the boxes of the sections with these titles. One that is missing is told as a missing section. */
export function readChecklists(
  markdown: Markdown,
  titles: readonly string[],
): readonly ChecklistFacts[] {
  const all = sectionsOf(markdown);
  return titles.flatMap((title) => sectionsNamed(all, title).map(checklistOf));
}

function checklistOf({ title, line, body }: Section): ChecklistFacts {
  const boxes = body.flatMap((node) => [...nodesOf(node)]).filter(isBox);
  const unticked = boxes.filter(({ checked }) => checked === false);
  return {
    title,
    line,
    boxes: boxes.length,
    unticked: unticked.map((box) => ({ words: wordsOf(box), line: lineOf(box) })),
  };
}

function isBox(node: { readonly type: string }): node is ListItem {
  return node.type === "listItem" && "checked" in node && typeof node.checked === "boolean";
}

function wordsOf({ children: [first] }: ListItem): string {
  return first === undefined ? "" : quoteOf(textOf(first));
}
