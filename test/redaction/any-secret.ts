import fc from "fast-check";

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digits = "0123456789";
const special = " '\"\\/+&<>%$`!?#=@:;,.()[]{}|~*^-_";
const of = (characters: string) => fc.constantFrom(...characters);
const text = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: of(characters), minLength, maxLength });

/** Six or seven characters, letters and digits. */
const password = fc
  .tuple(text(letters, 1, 1), text(digits, 1, 1), text(letters, 4, 5))
  .map((parts) => parts.join(""));

/**
 * Tokens, what people type, values full of what encodings change, and any script: what a line can hold, with no
 * blank at either end.
 */
export const anySecret = fc
  .oneof(
    text(`${letters}${digits}_-`, 8, 48),
    text(`${letters}${digits}+/=`, 8, 48),
    text(`${letters}${digits}${special}`, 8, 40),
    text(special, 10, 30),
    fc.string({ unit: "grapheme", minLength: 8, maxLength: 30 }),
    password,
  )
  .filter(
    (value) => value === value.trim() && !/[\p{Cc}\u2028\u2029]/u.test(value) && isTold(value),
  );

/** What is left of repetitions can stand in any text: "--------" is a rule across a page. */
function isTold(value: string): boolean {
  return value.length >= 6 && new Set(value).size >= 5;
}
