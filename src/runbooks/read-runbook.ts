import type { Nodes } from "mdast";
import { headingText, type Markdown, nodesOf, parseMarkdown } from "../markdown/parse-markdown.ts";
import { type Step, stepsOf } from "../markdown/steps.ts";

/** A step to go through: its number, what it is called, and its Markdown. */
export type RunbookStep = { readonly step: number; readonly title: string; readonly text: string };

export type Runbook = {
  /** Its first heading; empty when it has none. */
  readonly title: string;
  readonly steps: readonly RunbookStep[];
  /** Whether numbers repeat in it: then its steps are numbered through. */
  readonly isRenumbered: boolean;
};

const longestTitle = 200;

/** The numbered steps of a Markdown text; a text where it is none that can be gone through, which says why. */
export function readRunbook(text: string): Runbook | string {
  const markdown = parseMarkdown(text);
  if ("refused" in markdown) return markdown.refused;
  const steps = stepsOf(markdown);
  if (steps.length === 0) return "has no numbered steps";
  const numbers = steps.map(({ number }) => Number(number));
  const isRenumbered = new Set(numbers).size < numbers.length;
  return {
    title: titleOf(markdown),
    isRenumbered,
    steps: steps.map((step, index) => ({
      step: isRenumbered ? index + 1 : (numbers[index] ?? index + 1),
      title: shortened(step.words),
      text: textOfStep(step, markdown),
    })),
  };
}

function titleOf({ root }: Markdown): string {
  const heading = root.children.find((node) => node.type === "heading");
  return heading === undefined ? "" : shortened(headingText(heading));
}

/** On one line, and cut between characters. */
function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  const characters = Array.from(line);
  return characters.length > longestTitle
    ? `${characters.slice(0, longestTitle - 1).join("")}…`
    : line;
}

function textOfStep({ line, words, body }: Step, { lines }: Markdown): string {
  const ends = body.flatMap((node) => [...nodesOf(node)]).map(endLineOf);
  const last = Math.max(line, ...ends);
  const text = lines
    .slice(line - 1, last)
    .join("\n")
    .trimEnd();
  return text === "" ? words : text;
}

function endLineOf({ position }: Nodes): number {
  return position?.end.line ?? 0;
}
