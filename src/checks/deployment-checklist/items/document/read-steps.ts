import type { Code, Nodes } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import {
  isFenced,
  isOnlyComments,
  isOutput,
  isSession,
  languageOf,
} from "../../../../markdown/fences.ts";
import { type Markdown, nodesOf } from "../../../../markdown/parse-markdown.ts";
import { quoteOf } from "../../../../markdown/quote.ts";
import { type Section, sectionsNamed, sectionsOf } from "../../../../markdown/sections.ts";
import { hasInlineCode, type Step, stepsOf } from "../../../../markdown/steps.ts";
import type { StepFacts, StepsFacts } from "./facts.ts";

type Wanted = {
  readonly command: boolean;
  readonly expectedOutput: boolean;
  readonly sections?: readonly string[] | undefined;
};

/** Looks at the numbered steps: has each a fenced command, and does it say what that prints? */
export function readSteps(
  markdown: Markdown,
  { command, expectedOutput, sections }: Wanted,
): StepsFacts {
  const mustHave = { command, expectedOutput };
  if (!command && !expectedOutput) return { mustHave, seen: [], without: [] };
  const steps = stepsOf(markdown);
  const all = sectionsOf(markdown);
  const asked = sections?.map((title) => ({ title, found: sectionsNamed(all, title) }));
  const seen = steps.filter(
    (step) =>
      asked === undefined ||
      asked.some(({ found }) => found.some((section) => isWithin(step, section))),
  );
  const without = (asked ?? []).filter(
    ({ found }) =>
      found.length === 0 || found.some((section) => !seen.some((step) => isWithin(step, section))),
  );
  return {
    mustHave,
    seen: seen.map((step) => factsOf(step, markdown)),
    without: without.map(({ title }) => title),
  };
}

function isWithin(step: Step, { line, endLine }: Section): boolean {
  return step.line >= line && step.line <= endLine;
}

function factsOf(step: Step, markdown: Markdown): StepFacts {
  const parts = step.body.flatMap((node) => [...nodesOf(node)]);
  const commands = parts.filter((node): node is Code => isCommand(node, parts, markdown));
  const last = commands.at(-1);
  return {
    number: step.number,
    words: quoteOf(step.words),
    line: step.line,
    command: last !== undefined ? "fenced" : hasInlineCode(step) ? "inline" : "none",
    saysOutput:
      last !== undefined &&
      (isSession(last) || saysOutput(parts.slice(parts.indexOf(last) + 1), markdown)),
  };
}

/** A fence with something to run. One without a language that follows a command shows what that printed. */
function isCommand(node: Nodes, parts: readonly Nodes[], markdown: Markdown): boolean {
  if (node.type !== "code" || !isFenced(node, markdown) || node.value.trim() === "") return false;
  if (isOutput(node) || isOnlyComments(node)) return false;
  if (languageOf(node) !== "" || isSession(node)) return true;
  const before = parts.slice(0, parts.indexOf(node));
  return !before.some((other) => isCommand(other, before, markdown));
}

/** What follows a command: "Expected: …", "Expected output:" and what it introduces, or a fence that is no command. */
function saysOutput(after: readonly Nodes[], markdown: Markdown): boolean {
  return after.some((node, index) => {
    if (node.type === "code") return isFenced(node, markdown) && node.value.trim() !== "";
    if (node.type !== "paragraph") return false;
    const [announced] = announcement.exec(textOf(node)) ?? [];
    if (announced === undefined) return false;
    const said = textOf(node).slice(announced.length).trim();
    if (said !== "") return !/^[\s.…_?–—-]*$/.test(said);
    const inside = [...nodesOf(node)].length;
    return ["code", "list", "table", "blockquote"].includes(after[index + inside]?.type ?? "");
  });
}

const announcement =
  /^\s*(?:(?:expect(?:ed|s)?(?: (?:output|result|response|answer))?|output)(?: \([^()]{1,60}\))?\s*(?::|\bis\b)|(?:(?:it|this|the command|this command) )?prints\b\s*:?)/i;
