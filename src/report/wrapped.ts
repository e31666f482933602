const narrowest = 40;

/** How wide lines may be where nobody sits at a terminal: as wide as they are. */
export const unlimited = Number.POSITIVE_INFINITY;

/**
 * Lines of at most some columns, broken between words. What stands between backticks is copied as a whole, and stays on
 * one line; what is longer than a line stands alone.
 */
export function wrapped(text: string, columns: number): readonly string[] {
  if (columns === unlimited) return [text];
  const width = Math.max(columns, narrowest);
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(/(?:`[^`]*`|\S)+/g) ?? []) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A text after a label that is as wide as it is long, its further lines below its first. */
export function hanging(label: string, text: string, columns: number): readonly string[] {
  const [first = "", ...further] = wrapped(text, columns - label.length);
  return [`${label}${first}`, ...further.map((line) => `${" ".repeat(label.length)}${line}`)];
}

/** A document whose long lines are broken, each below what it begins with; as it is where there is no width. */
export function wrappedLines(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split("\n")
    .flatMap((line) => {
      const start = /^\s*(?:(?:[-→✔✖!?·–]|\d+\.)\s+)?/.exec(line)?.[0] ?? "";
      return line.length <= columns ? [line] : hanging(start, line.slice(start.length), columns);
    })
    .join("\n");
}
