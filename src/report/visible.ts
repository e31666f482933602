/**
 * Text with characters escaped that steer a terminal or the direction of writing, or cannot be seen; tabs and line
 * feeds stay. A schema may hold anything.
 */
export function visible(text: string): string {
  return text.replace(
    /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`,
  );
}
