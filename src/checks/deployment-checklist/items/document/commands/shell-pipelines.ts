/** Commands whose output goes from one to the next, as a text for a shell has them. */
export type Pipeline = {
  readonly text: string;
  /** Line within the text, from 0. */
  readonly line: number;
  readonly stages: readonly string[];
};

type Quote = "" | "'" | '"';

/**
 * Splits a text for a shell into its pipelines. What stands in `$(…)` or backticks is left out, for it prints nothing;
 * nor does a comment. A quote that no line closes ends with its line.
 */
export function pipelinesOf(text: string): readonly Pipeline[] {
  const prepared = text.replace(/^(\s*)\$ /gm, "$1  ").replace(/\\\r?\n/g, "  ");
  const shift = lineShiftOf(text);
  const whole = split(prepared);
  const pieces = whole ?? splitByLine(prepared);
  return pieces.map(({ line, ...rest }) => ({ ...rest, line: shift(line) }));
}

/** From a line of the text with continued lines joined to a line of the text. */
function lineShiftOf(text: string): (line: number) => number {
  const starts: number[] = [];
  let continued = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!continued) starts.push(index);
    continued = line.endsWith("\\");
  }
  return (line) => starts[line] ?? line;
}

function splitByLine(text: string): readonly Pipeline[] {
  return text.split("\n").flatMap((line, index) =>
    (split(`${line}\n`) ?? [{ text: line, line: 0, stages: [line] }]).map((pipeline) => ({
      ...pipeline,
      line: index,
    })),
  );
}

/** The pipelines of a text, or undefined when a quote stays open. */
function split(text: string): readonly Pipeline[] | undefined {
  const found: Pipeline[] = [];
  let stages: string[] = [];
  let stage = "";
  let hasWords = false;
  let quote: Quote = "";
  let line = 0;
  let startLine = 0;
  const endStage = () => {
    const words = stage.replace(/\s+/g, " ").trim();
    if (words !== "") stages.push(words);
    stage = "";
    hasWords = false;
  };
  const endPipeline = () => {
    endStage();
    if (stages.length > 0) found.push({ text: stages.join(" | "), line: startLine, stages });
    stages = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!hasWords && stages.length === 0) startLine = line;
    if (character.trim() !== "" && !"&|;".includes(character)) hasWords = true;
    if (quote !== "'" && (text.startsWith("$(", at) || character === "`")) {
      const end = endOfSubstitution(text, at);
      line += text.slice(at, end).split("\n").length - 1;
      stage += "$()";
      at = end - 1;
    } else if (quote !== "" || character === "'" || character === '"') {
      if (quote === "'" && character === "$") continue;
      if (character === "\n") line += 1;
      stage += character;
      if (quote === "") quote = character === "'" ? "'" : '"';
      else if (character === quote && text.charAt(at - 1) !== "\\") quote = "";
    } else if (character === "#" && /^$|\s/.test(text.charAt(at - 1))) {
      const end = text.indexOf("\n", at);
      at = (end === -1 ? text.length : end) - 1;
    } else if (character === "\n" || character === ";" || character === "&") {
      if (character === "&" && /[<>]\s*$/.test(stage)) stage += character;
      else endPipeline();
      if (character === "\n") line += 1;
    } else if (character === "|") {
      if (text.charAt(at + 1) === "|") endPipeline();
      else endStage();
      if (/^\|?\s*\n/.test(text.slice(at + 1, at + 50))) {
        const end = text.indexOf("\n", at);
        at = end;
        line += 1;
      }
    } else stage += character;
  }
  endPipeline();
  return quote === "" ? found : undefined;
}

function endOfSubstitution(text: string, start: number): number {
  if (text.charAt(start) === "`") {
    const end = text.indexOf("`", start + 1);
    return end === -1 ? text.length : end + 1;
  }
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.charAt(at) === "(") open += 1;
    if (text.charAt(at) === ")") open -= 1;
    if (open === 0 && at > start) return at + 1;
  }
  return text.length;
}
