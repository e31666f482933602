import type { Heading, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";
import { isTooMuchWork } from "./parsing-work.ts";

/** A Markdown text with its tree. Lines of both start at 1. */
export type Markdown = {
  readonly root: Root;
  /** The lines without front matter and comments, which no reader sees. */
  readonly lines: readonly string[];
};

/** A text that would take a parser too long, or too deep. */
export type RefusedMarkdown = { readonly refused: string };

const maxLength = 256 * 1024;
const maxDepth = 100;
const maxBracketsTogether = 2_000;
const openings = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){21}/;

/** Parses GitHub's Markdown. Front matter is none of the text. */
export function parseMarkdown(text: string): Markdown | RefusedMarkdown {
  const why = whyRefused(text);
  if (why !== undefined) return { refused: why };
  const visible = withoutFrontMatter(text);
  const root = treeOf(visible);
  if (root === undefined || isDeep(root)) return { refused: tooDeep };
  return { root, lines: blankComments(root, visible.split(/\r\n?|\n/)) };
}

const tooDeep = `nests deeper than ${maxDepth} levels`;

function whyRefused(text: string): string | undefined {
  if (text.length > maxLength) return "is larger than 256 KiB";
  if (text.includes("\0")) return "is not text";
  const lines = text.split(/\r\n?|\n/);
  if (lines.some((line) => openings.test(line))) return tooDeep;
  if (isTooMuchWork(lines)) return "has too many lists and quotes for its parser";
  let brackets = 0;
  for (const line of lines) {
    brackets = line.trim() === "" ? 0 : brackets + line.split("]").length - 1;
    if (brackets > maxBracketsTogether) {
      return `has more than ${maxBracketsTogether} brackets in one paragraph`;
    }
  }
  return undefined;
}

function treeOf(text: string): Root | undefined {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function isDeep(root: Root): boolean {
  const open: { readonly node: Nodes; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > maxDepth) return true;
    if ("children" in node)
      for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return false;
}

/** The text with its front matter blanked, so that lines keep their numbers. */
function withoutFrontMatter(text: string): string {
  const [front] =
    /^\uFEFF?---[ \t]*\r?\n[\w-]+[ \t]*:[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?=\r?\n|$)/.exec(text) ?? [];
  return front === undefined ? text : front.replace(/[^\r\n]/g, "") + text.slice(front.length);
}

/** The lines without comments: those of HTML, and definitions such as `[//]: # (words)`. */
function blankComments(root: Root, lines: string[]): readonly string[] {
  for (const node of nodesOf(root)) {
    const isComment = node.type === "definition" && node.label === "//";
    if ((node.type !== "html" && !isComment) || node.position === undefined) continue;
    const { start, end } = node.position;
    const first = start.line - 1;
    const before = lines[first]?.slice(0, start.column - 1) ?? "";
    const after = lines[end.line - 1]?.slice(end.column - 1) ?? "";
    const text = lines.slice(first, end.line).join("\n");
    const inner = text.slice(before.length, text.length - after.length);
    const seen = isComment ? blank(inner) : inner.replace(/<!--[\s\S]*?(?:-->|$)/g, blank);
    lines.splice(first, end.line - first, ...`${before}${seen}${after}`.split("\n"));
  }
  return lines;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** A node and everything in it, in the order of the text. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child);
}

/** The line on which a node begins. */
export function lineOf({ position }: Pick<Nodes, "position">): number {
  return position?.start.line ?? 0;
}

/** The words of a heading, without its tags and what its images say. */
export function headingText(heading: Heading): string {
  return textOf(heading, { includeHtml: false, includeImageAlt: false }).trim();
}
