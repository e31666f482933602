import { fromMarkdown } from "mdast-util-from-markdown";
import { toString as textOf } from "mdast-util-to-string";
import type { SectionFacts } from "./facts.ts";

type Node = ReturnType<typeof fromMarkdown>["children"][number];
type Heading = Extract<Node, { readonly type: "heading" }>;
type Section = { readonly title: string; readonly line: number; readonly hasText: boolean };

/** Looks the required titles up among the headings of a Markdown text. */
export function readSections(markdown: string, required: readonly string[]): SectionFacts[] {
  const sections = sectionsOf(fromMarkdown(markdown).children);
  return required.map((title) => {
    const named = sections.filter((section) => comparableOf(section.title) === comparableOf(title));
    const best = named.find(({ hasText }) => hasText) ?? named[0];
    if (best === undefined) return { title, state: "missing", line: null };
    return { title, state: best.hasText ? "filled" : "empty", line: best.line };
  });
}

function sectionsOf(nodes: readonly Node[]): Section[] {
  return nodes.flatMap((node, index) => {
    if (node.type !== "heading") return [];
    const body = nodes.slice(index + 1, endOfSection(nodes, index, node));
    return {
      title: textOf(node),
      line: node.position?.start.line ?? 0,
      hasText: body.some(isText),
    };
  });
}

/** Where the next heading of the same or a higher level stands. */
function endOfSection(nodes: readonly Node[], index: number, { depth }: Heading): number {
  const end = nodes.findIndex(
    (node, at) => at > index && node.type === "heading" && node.depth <= depth,
  );
  return end === -1 ? nodes.length : end;
}

/** Headings, rules, link definitions and comments are not what a section is there to say. */
function isText(node: Node): boolean {
  if (node.type === "heading" || node.type === "definition") return false;
  const text = node.type === "html" ? withoutMarkup(node.value) : textOf(node);
  return text.trim() !== "";
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
