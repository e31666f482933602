import GithubSlugger, { slug as slugOf } from "github-slugger";
import { headingText, lineOf, type Markdown, nodesOf } from "./parse-markdown.ts";

/** Where a link points, as the text has it. */
export type Link = { readonly target: string; readonly line: number };

/** The links, images and link definitions of a document, those in HTML as well. */
export function linksOf({ root }: Markdown): readonly Link[] {
  return [...nodesOf(root)].flatMap((node): readonly Link[] => {
    if (node.type === "link" || node.type === "image" || node.type === "definition") {
      return [{ target: node.url, line: lineOf(node) }];
    }
    if (node.type !== "html") return [];
    const attributes = withoutComments(node.value).matchAll(
      /\s(?:href|src)\s*=\s*(?:["']([^"']*)["']|([^\s"'<>]+))/gi,
    );
    return [...attributes].map(({ 1: quoted, 2: bare, index }) => ({
      target: quoted ?? bare ?? "",
      line: lineOf(node) + node.value.slice(0, index).split("\n").length - 1,
    }));
  });
}

/** What `#…` may name in a document: its headings as GitHub names them, and ids in HTML. In lower case. */
export function anchorsOf({ root }: Markdown): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set(["", "top"]);
  for (const node of nodesOf(root)) {
    if (node.type === "heading") anchors.add(slugger.slug(headingText(node)).toLowerCase());
    if (node.type === "footnoteDefinition")
      anchors.add(`user-content-fn-${slugOf(node.identifier)}`);
    if (node.type !== "html") continue;
    for (const [, id = ""] of withoutComments(node.value).matchAll(
      /\s(?:id|name)\s*=\s*(?:["']\s*)?([^\s"'<>=]+)/gi,
    )) {
      anchors.add(id.toLowerCase());
    }
  }
  return anchors;
}

function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, " "));
}
