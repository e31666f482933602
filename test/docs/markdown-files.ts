import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import type { Code, Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/** Where this repository is. */
export const root = join(import.meta.dirname, "../..");

/** Every document of the repository as git lists it, those of test fixtures aside. */
export function markdownFiles(): readonly string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "*.md", "llms.txt"],
    { cwd: root, encoding: "utf8" },
  );
  return listed
    .trim()
    .split("\n")
    .filter((file) => !file.startsWith("test/"))
    .sort();
}

/** The parts of a document, in their order, each with what is within it. */
export function nodesOf(file: string): readonly Nodes[] {
  const text = readFileSync(join(root, file), "utf8");
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return withDescendants(tree);
}

function withDescendants(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(withDescendants) : [])];
}

/** The anchors that GitHub gives the headings of a document. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  return new Set(
    nodesOf(file)
      .filter((node) => node.type === "heading")
      .map((heading) => slugger.slug(textOf(heading))),
  );
}

/** A fenced block of commands of a document. */
export type CommandBlock = {
  readonly file: string;
  readonly line: number;
  readonly kind: "console" | "sh";
  readonly text: string;
};

/** The blocks of commands in a document. */
export function commandBlocksOf(file: string): readonly CommandBlock[] {
  return nodesOf(file)
    .filter((node): node is Code => node.type === "code")
    .flatMap(({ lang, value, position }) => {
      const kind = kinds.get(lang ?? "");
      return kind === undefined
        ? []
        : [{ file, line: position?.start.line ?? 0, kind, text: value }];
    });
}

const kinds = new Map<string, CommandBlock["kind"]>([
  ["console", "console"],
  ["sh", "sh"],
  ["bash", "sh"],
  ["shell", "sh"],
]);
