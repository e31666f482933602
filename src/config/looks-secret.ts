/**
 * Published shapes of secrets: Stripe keys and webhook secrets, URLs with a password, private keys,
 * GitHub, Slack and AWS tokens.
 */
const shapes = [
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,}/,
  /\bwhsec_[A-Za-z0-9+/=]{10,}/,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\bAKIA[A-Z0-9]{16}\b/,
];

/** Whether a text holds something of the shape of a secret. */
export function looksSecret(text: string): boolean {
  return shapes.some((shape) => shape.test(text));
}
