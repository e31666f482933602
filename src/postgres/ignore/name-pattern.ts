import { plainName } from "../quoted.ts";

/** The literal pieces of a pattern between its `*`; one piece is the whole name. */
export type NamePattern = readonly string[];

/**
 * The patterns of a dotted name, such as `public.events_*`. In double quotes everything is literal, stars and dots
 * too, and a quote is doubled, as SQL has it.
 */
export function patternsOf(dotted: string): readonly NamePattern[] {
  const patterns: string[][] = [[""]];
  for (const [piece] of dotted.matchAll(/"(?:[^"]|"")*"|./gs)) {
    const pattern = patterns.at(-1) ?? [];
    if (piece === ".") patterns.push([""]);
    else if (piece === "*") pattern.push("");
    else pattern.push((pattern.pop() ?? "") + plainName(piece));
  }
  return patterns;
}

/** The pattern of one name, in which a dot is a letter like any other. */
export function patternOf(text: string): NamePattern {
  const [first = [""], ...rest] = patternsOf(text);
  return rest.reduce<NamePattern>(
    (whole, next) => [
      ...whole.slice(0, -1),
      `${whole.at(-1) ?? ""}.${next[0] ?? ""}`,
      ...next.slice(1),
    ],
    first,
  );
}

/** Whether the pattern is of the whole name, letter by letter. */
export function matches(pattern: NamePattern, name: string): boolean {
  const first = pattern[0] ?? "";
  if (pattern.length === 1) return name === first;
  const last = pattern.at(-1) ?? "";
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pattern.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}
