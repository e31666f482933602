import { sha256Of } from "../data/sha256.ts";

const longest = 120;

/** A text in at most some 140 characters. Two texts that differ anywhere stay different. */
export function compactText(text: string): string {
  if (text.length <= longest) return text;
  const digest = sha256Of(text).slice(0, 12);
  return `${text.slice(0, longest)}… (${digest})`;
}

/** The same of what may be absent. */
export function compactOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : compactText(text);
}

const longestList = 400;

/** Texts beside each other, each compact; those that are too many are counted: `"a", "b" and 7 more`. */
export function compactList(texts: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const text of texts.map(compactText)) {
    length += text.length + 2;
    if (shown.length > 0 && length > longestList) break;
    shown.push(text);
  }
  const left = texts.length - shown.length;
  return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}
