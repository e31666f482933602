import type { Nodes } from "mdast";
import { lineOf, type Markdown, nodesOf } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import type { PhraseFacts } from "./facts.ts";

const unfinished = "\\b(?:TODO|TBD|TBC|FIXME)\\b";

/** Words that leave a decision or the work itself to somebody who is not named. */
const phrases: readonly RegExp[] = [
  /\bask (?:the |an? |your )?(?:engineers?|engineering|dev(?:eloper)?s?|devops|backend|platform)\b(?: team)?/gi,
  /\b(?:engineering|engineers|the devs|developers) will (?:handle|fix|sort|take care)\b/gi,
  /\b(?:if|as|when|where)\s+(?:needed|necessary|required|appropriate|applicable)(?=\s*(?:$|[.,;:!?()[\]–—-]|(?:and|or|then|before|after)\b))/gi,
  /\bshould (?:be (?:fine|ok|okay)|just work)\b/gi,
  /\bto be (?:completed|written|determined|decided|defined|documented)\b/gi,
  new RegExp(unfinished, "g"),
];

/** Within code only what a comment says. */
const inCode = new RegExp(`(?<=(?:#|//|--)[^\\n]{0,200})${unfinished}`, "g");

/** Finds such words in what a reader reads. What stands in quotation marks or in code is spoken of, not said. */
export function readPhrases(
  markdown: Markdown,
  { standard, further }: { readonly standard: boolean; readonly further: readonly string[] },
): readonly PhraseFacts[] {
  const patterns = [...(standard ? phrases : []), ...further.map(patternOf)];
  const found = [...nodesOf(markdown.root)].flatMap((node) => {
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell") {
      return matchesIn([...nodesOf(node)].flatMap(pieceOf), patterns);
    }
    if (node.type !== "code" || !standard) return [];
    return matchesIn([{ text: node.value, line: lineOf(node) + 1 }], [inCode]);
  });
  return found.map(({ words, line }) => ({
    words,
    line,
    near: quoteOf(markdown.lines[line - 1] ?? ""),
  }));
}

type Piece = { readonly text: string; readonly line: number };

/** What of a line of text is read: its words, and a gap where code or an image stands. */
function pieceOf(node: Nodes): readonly Piece[] {
  if (node.type === "text") return [{ text: node.value, line: lineOf(node) }];
  if (node.type === "break") return [{ text: "\n", line: lineOf(node) }];
  return node.type === "inlineCode" || node.type === "image"
    ? [{ text: "\uFFFC", line: lineOf(node) }]
    : [];
}

function matchesIn(
  pieces: readonly Piece[],
  patterns: readonly RegExp[],
): readonly Pick<PhraseFacts, "words" | "line">[] {
  const text = pieces.map((piece) => piece.text).join("");
  const quoted = [...text.matchAll(/"[^"\n]{1,200}"|“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]/g)];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .filter(
      ({ index }) => !quoted.some((one) => index > one.index && index < one.index + one[0].length),
    )
    .sort((one, other) => one.index - other.index)
    .map(({ 0: words, index }) => ({ words: quoteOf(words), line: lineAt(pieces, index) }));
}

function lineAt(pieces: readonly Piece[], index: number): number {
  let before = 0;
  for (const { text, line } of pieces) {
    if (index < before + text.length) {
      return line + text.slice(0, index - before).split("\n").length - 1;
    }
    before += text.length;
  }
  return pieces.at(-1)?.line ?? 0;
}

function patternOf(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
}
