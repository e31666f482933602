/** Fewer different characters than this: `xxxxxxxxxxxxxxxx`, `0000000000000000`. */
const fewestCharacters = 6;

/**
 * Whether what follows a key's prefix stands for a key and is none: few different characters, or nothing but
 * lower-case letters, capitals or digits. Of keys made at random fewer than one in a billion is either.
 */
export function isPlaceholder(body: string): boolean {
  return new Set(body).size < fewestCharacters || /^(?:[a-z]+|[A-Z]+|[0-9]+)$/.test(body);
}

/** Whether it has lower-case letters, capitals and digits, as nearly every key has. */
export function isMixed(body: string): boolean {
  return /[a-z]/.test(body) && /[A-Z]/.test(body) && /[0-9]/.test(body);
}
