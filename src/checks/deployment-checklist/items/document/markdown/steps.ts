import type { List, ListItem, RootContent } from "mdast";
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
      return stepsOfList(node, trailOf(nodes, index));
    }
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

/** What stands behind a list and belongs to its last step: a fence that was not indented, and what follows it. */
function trailOf(nodes: readonly RootContent[], index: number): readonly RootContent[] {
  if (nodes[index + 1]?.type !== "code") return [];
  const rest = nodes.slice(index + 1);
  const end = rest.findIndex((node) => !["code", "paragraph", "blockquote"].includes(node.type));
  return end === -1 ? rest : rest.slice(0, end);
}

function wordsOf({ children }: ListItem): string {
  const [first] = children;
  return first?.type === "paragraph" ? textOf(first) : "";
}

/** Whether there is a command within a line of text. */
export function hasInlineCode({ body }: Step): boolean {
  return body.some((node) => [...nodesOf(node)].some(({ type }) => type === "inlineCode"));
}
