/** From this length on a value is protected whatever it is made of, unless it is a common word. */
const shortestSecret = 8;

/** Below this length a value stands in too many texts by chance. */
const shortestPassword = 6;

/** No secret wherever they stand, in letters of either case. */
const commonWords = new Set([
  "postgres",
  "postgresql",
  "password",
  "production",
  "staging",
  "development",
  "localhost",
  "undefined",
  "redacted",
  "sha256",
  "sha384",
  "sha512",
  "base64",
]);

const version = /^v?\d+([.-]\w+)*$/i;

/** Whether a text is one of the words that are no secret. */
export function isCommonWord(text: string): boolean {
  return commonWords.has(text.toLowerCase());
}

/**
 * Whether a value is kept out of every text. One of 6 or 7 characters is when it looks chosen as a password: letters
 * with digits, or letters of both cases other than a capital first, and no version. A shorter one never is: it
 * could not be told from the words of a report.
 */
export function deservesProtection(value: string): boolean {
  if (isCommonWord(value)) return false;
  if (value.length >= shortestSecret) return true;
  return value.length >= shortestPassword && !version.test(value) && isMixed(value);
}

function isMixed(value: string): boolean {
  const hasDigit = /\p{L}/u.test(value) && /\p{Nd}/u.test(value);
  return hasDigit || (/\p{Ll}/u.test(value) && /\p{Lu}/u.test(value.slice(1)));
}
