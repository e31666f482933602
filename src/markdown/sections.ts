import type { Heading, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { headingText, lineOf, type Markdown, nodesOf } from "./parse-markdown.ts";

/** A heading with what stands below it, up to the next of the same or a higher level. */
export type Section = {
  readonly title: string;
  readonly depth: number;
  readonly line: number;
  readonly endLine: number;
  readonly body: readonly RootContent[];
};

/** The sections of a document, also those within others. */
export function sectionsOf({ root, lines }: Markdown): readonly Section[] {
  const nodes = root.children;
  return nodes.flatMap((node, index) => {
    if (node.type !== "heading") return [];
    const end = endOf(nodes, index, node);
    const next = nodes[end];
    return {
      title: headingText(node),
      depth: node.depth,
      line: lineOf(node),
      endLine: next === undefined ? lines.length : lineOf(next) - 1,
      body: nodes.slice(index + 1, end),
    };
  });
}

/** The sections below one section, those within them as well. */
export function sectionsBelow(
  sections: readonly Section[],
  { line, endLine }: Section,
): readonly Section[] {
  return sections.filter((other) => other.line > line && other.line <= endLine);
}

/** The sections with a title; numbering, case and a closing colon make no other title. */
export function sectionsNamed(sections: readonly Section[], title: string): readonly Section[] {
  return sections.filter((section) => comparableOf(section.title) === comparableOf(title));
}

/** Whether there is text below the heading: rules, link definitions and comments are none. */
export function hasText({ body }: Section): boolean {
  return body.some(isText);
}

function endOf(nodes: readonly RootContent[], index: number, { depth }: Heading): number {
  for (let at = index + 1; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.type === "heading" && node.depth <= depth) return at;
  }
  return nodes.length;
}

function isText(node: RootContent): boolean {
  if (node.type === "heading" || node.type === "definition") return false;
  const text = node.type === "html" ? withoutMarkup(node.value) : textOf(node);
  return /[^\s\p{Cf}]/u.test(text) || [...nodesOf(node)].some(({ type }) => type === "image");
}

function withoutMarkup(html: string): string {
  return html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, "");
}

/** A title without case, numbering ("3.", "2.1", "Step 4:") and closing colon. */
function comparableOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^((step|section|part|phase) )?\d{1,3}(\.\d{1,3})*( ?[.):–—-])? (?=\S)/, "")
    .replace(/ ?:$/, "");
}
