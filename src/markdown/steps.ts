import type { List, ListItem, RootContent, Table } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { lineOf, type Markdown, nodesOf } from "./parse-markdown.ts";
import { type Section, sectionsBelow, sectionsOf } from "./sections.ts";

/** A numbered step without steps of its own, and all that belongs to it. */
export type Step = {
  readonly number: string;
  readonly words: string;
  readonly line: number;
  readonly body: readonly RootContent[];
};

/**
 * The numbered steps of a document: items of numbered lists, and headings such as "Step 4: Stop the service". What has
 * numbered steps within is no step of its own.
 */
export function stepsOf(markdown: Markdown): readonly Step[] {
  const sections = sectionsOf(markdown);
  const steps = [...headedSteps(sections), ...listedSteps(markdown.root.children)];
  return steps.sort((one, other) => one.line - other.line);
}

function headedSteps(sections: readonly Section[]): readonly Step[] {
  return sections.flatMap((section) => {
    const [, number] = stepHeading.exec(section.title) ?? [];
    if (number === undefined || listedSteps(section.body).length > 0) return [];
    if (sectionsBelow(sections, section).some(({ title }) => stepHeading.test(title))) return [];
    const { title, line, body } = section;
    return { number, words: title.replace(stepHeading, ""), line, body };
  });
}

const stepHeading = /^step (\d{1,3})\b[\s.):–—-]*/i;

function listedSteps(nodes: readonly RootContent[]): readonly Step[] {
  return nodes.flatMap((node, index) => {
    if (node.type === "list" && node.ordered === true) {
      return stepsOfList(node, trailOf(nodes, index, node));
    }
    if (node.type === "table") return stepsOfTable(node);
    return "children" in node ? listedSteps(node.children) : [];
  });
}

function stepsOfList(list: List, trail: readonly RootContent[]): readonly Step[] {
  return list.children.flatMap((item, index) => {
    const within = listedSteps(item.children);
    if (within.length > 0) return within;
    const isLast = index === list.children.length - 1;
    const number = String((list.start ?? 1) + index);
    const body = [...item.children, ...(isLast ? trail : [])];
    return { number, words: wordsOf(item), line: lineOf(item), body };
  });
}

/** The numbered rows of a table whose first column is headed "Step". */
function stepsOfTable({ children: [head, ...rows] }: Table): readonly Step[] {
  if (head === undefined || !/^steps?\b/i.test(textOf(head.children[0] ?? head))) return [];
  return rows.flatMap((row) => {
    const [first, ...cells] = row.children;
    const number = first === undefined ? "" : textOf(first).trim();
    if (!/^\d{1,3}[.)]?$/.test(number)) return [];
    const words = cells[0] === undefined ? "" : textOf(cells[0]);
    const paragraphs = cells.map(({ children }) => ({ type: "paragraph" as const, children }));
    return { number: number.replace(/\D/, ""), words, line: lineOf(row), body: paragraphs };
  });
}

/**
 * What stands behind a list and belongs to its last step: a fence that was not indented, and what follows it. In a
 * list of several parts it need not begin with the fence, unless the step has one of its own.
 */
function trailOf(nodes: readonly RootContent[], index: number, list: List): readonly RootContent[] {
  const first = index + 1;
  if (nodes[first]?.type !== "code") {
    const hasOwn = list.children.at(-1)?.children.some(({ type }) => type === "code") === true;
    const isPart = (list.start ?? 1) > 1 || isContinued(list, nodes, first);
    if (hasOwn || !isPart) return [];
  }
  let end = first;
  while (["code", "paragraph", "blockquote"].includes(nodes[end]?.type ?? "")) end += 1;
  return nodes.slice(first, end);
}

/** Whether a numbered list goes on where this one stops, before the next heading. */
function isContinued(
  { start, children }: List,
  nodes: readonly RootContent[],
  first: number,
): boolean {
  for (let at = first; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.type === "heading") return false;
    if (node?.type === "list" && node.ordered === true) {
      return node.start === (start ?? 1) + children.length;
    }
  }
  return false;
}

function wordsOf({ children }: ListItem): string {
  const [first] = children;
  return first?.type === "paragraph" ? textOf(first) : "";
}

/** Whether there is a command within a line of text. */
export function hasInlineCode({ body }: Step): boolean {
  return body.some((node) => [...nodesOf(node)].some(({ type }) => type === "inlineCode"));
}
