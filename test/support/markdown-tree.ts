import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** Markdown as a forge reads it. */
export function markdownTree(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node of a tree. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap((child) => nodesOf(child)) : [])];
}

const inertTypes = new Set([
  ...["root", "paragraph", "text", "heading", "strong", "inlineCode", "code", "break", "link"],
  ...["list", "listItem", "table", "tableRow", "tableCell", "html"],
]);
/** What a forge makes more of, in the text that a reader sees. */
const active = /@|#\d|\bGH-\d|:\/\/|www\.|\$|:[\w+-]+:|\p{Cf}|\p{Cc}/u;

/** What in a tree is not the report's own: markup, links, mentions, references, what cannot be seen. */
export function liveParts(tree: Root, ownLinks: string): readonly string[] {
  return nodesOf(tree).flatMap((node) => {
    if (!inertTypes.has(node.type)) return [node.type];
    if (node.type === "link" && !node.url.startsWith(ownLinks)) return [`link ${node.url}`];
    if (node.type === "html") {
      const isOwn = /^(<details><summary>[\w ]+<\/summary>|<\/details>)$/.test(node.value);
      return isOwn ? [] : [`html ${node.value}`];
    }
    if (node.type !== "text") return [];
    const found = active.exec(node.value.replaceAll("\n", " "));
    return found === null ? [] : [`text ${JSON.stringify(node.value)}`];
  });
}

/** Whether every fence and every `<details>` that opens closes: else the last paragraph would be inside of it. */
export function isBalanced(text: string): boolean {
  const tree = markdownTree(text);
  const html = nodesOf(tree).flatMap((node) => (node.type === "html" ? [node.value] : []));
  let depth = 0;
  for (const [, slash] of html.join("\n").matchAll(/<(\/?)details>/g)) {
    depth += slash === "/" ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0 && tree.children.at(-1)?.type !== "code";
}
