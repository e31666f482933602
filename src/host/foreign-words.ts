const mostCharacters = 400;

/** Words of another program, for one line of a terminal: what moves its cursor is left out, and what is too long. */
export function foreignWords(text: string): string {
  const words = text.slice(0, 4 * mostCharacters).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters)}…` : words;
}
