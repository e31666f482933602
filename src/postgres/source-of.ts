import type { Part } from "./schema-model.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A piece of a part's canonical text as the script writes it; null where the script writes it otherwise. */
export function sourceOf(part: Part | undefined, canonical: string): string | null {
  if (part === undefined) return null;
  const [tokens, piece] = [tokensOf(part.text), tokensOf(canonical)];
  const at = tokens.findIndex((_, from) => startsAt(tokens, from, piece));
  const [first, last] = [tokens[at], tokens[at + piece.length - 1]];
  if (piece.length === 0 || first === undefined || last === undefined) return null;
  return part.text.slice(first.start, last.end);
}

function startsAt(tokens: readonly Token[], from: number, piece: readonly Token[]): boolean {
  return piece.every(({ text }, ahead) => tokens[from + ahead]?.text === text);
}
