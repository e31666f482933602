import { plainDollar, type Token, tokensOf } from "./shell-tokens.ts";

/** One command of a pipeline. */
export type Stage = {
  /** On one line; what is substituted is left out, and `plainDollar` stands where a dollar sign is a plain one. */
  readonly text: string;
  /** What stands in `$(…)`, `<(…)` and backticks. */
  readonly substituted: readonly string[];
};

/** Commands whose output goes from one to the next, as a text for a shell has them. */
export type Pipeline = {
  readonly text: string;
  /** Line within the text, from 0. */
  readonly line: number;
  readonly stages: readonly Stage[];
};

/** `$ `, and what ends a prompt that names somebody: `ada@host:~# `. */
const prompt = /^([ \t]*)(?:\$|\[?[\w.-]{1,64}@[^\n$#]{1,80}[$#]) /gm;

/** What is longer is looked at no further. */
const longestStage = 2_000;

/** Splits a text for a shell into its pipelines. A comment is none. A quote that no line closes ends with its line. */
export function pipelinesOf(text: string): readonly Pipeline[] {
  const joined = text.replace(prompt, "$1 ").replace(/\\\r?\n/g, "  ");
  const tokens = tokensOf(joined) ?? tokensByLine(joined);
  const writtenLine = writtenLinesOf(text);
  return splitBy("end", tokens)
    .map(pipelineOf)
    .map((pipeline) => ({ ...pipeline, line: writtenLine(pipeline.line) }));
}

/** From a line of the text with continued lines joined to a line of the text. */
function writtenLinesOf(text: string): (line: number) => number {
  const starts: number[] = [];
  let continued = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!continued) starts.push(index);
    continued = line.endsWith("\\");
  }
  return (line) => starts[line] ?? line;
}

function tokensByLine(text: string): readonly Token[] {
  return text.split("\n").flatMap((words, line): readonly Token[] => {
    const tokens = tokensOf(words) ?? [{ kind: "text", text: words, line }];
    return [...tokens.map((token) => ({ ...token, line })), { kind: "end", text: "\n", line }];
  });
}

function pipelineOf(tokens: readonly Token[]): Pipeline {
  const stages = splitBy("pipe", tokens)
    .map(stageOf)
    .filter(({ text }) => text !== "");
  const text = stages.map((stage) => stage.text.replaceAll(plainDollar, "$")).join(" | ");
  return { text, line: tokens[0]?.line ?? 0, stages };
}

function stageOf(tokens: readonly Token[]): Stage {
  const words = tokens.map(({ kind, text }) => (kind === "substitution" ? "$()" : text));
  return {
    text: words.join("").replace(/\s+/g, " ").trim().slice(0, longestStage),
    substituted: tokens.flatMap(({ kind, text }) => (kind === "substitution" ? [text] : [])),
  };
}

function splitBy(kind: Token["kind"], tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === kind) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
