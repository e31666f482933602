import { type Json, parseJson } from "../../../data/json.ts";

/**
 * The JSON that a text begins with: the whole text, or its first line, or all up to the last closing brace on a
 * line of its own. Undefined when it breaks off.
 */
export function firstJsonIn(text: string): Json | undefined {
  const lastBrace = text.lastIndexOf("\n}");
  const candidates = [text, text.split("\n", 1)[0] ?? "", text.slice(0, lastBrace + 2)];
  for (const candidate of candidates) {
    const value = parseJson(candidate);
    if (value !== undefined) return value;
  }
  return undefined;
}
