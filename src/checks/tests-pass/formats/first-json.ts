/**
 * The JSON that a text begins with: the whole text, or its first line, or all up to the last closing brace on a
 * line of its own. Undefined when it breaks off.
 */
export function firstJsonIn(text: string): unknown {
  const lastBrace = text.lastIndexOf("\n}");
  const candidates = [text, text.split("\n", 1)[0] ?? "", text.slice(0, lastBrace + 2)];
  for (const candidate of candidates) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate; none left means it is cut off.
    }
  }
  return undefined;
}
