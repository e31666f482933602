import { secretShapes } from "../host/secret-shapes.ts";

const longest = 80;

/** A text as findings repeat it: on one line, cut, and without what has the shape of a secret. */
export function quoteOf(text: string): string {
  let line = text.replace(/\s+/g, " ").trim();
  for (const shape of secretShapes) line = line.replace(shape, "[redacted]");
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
