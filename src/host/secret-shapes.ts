/** Where a token begins: at a word's start, or behind a line break as JSON writes it. */
const start = String.raw`(?:\b|(?<=\\[nrt]))`;

/**
 * Published shapes of secrets: Stripe keys and webhook secrets, URLs with a password (the password alone), private
 * keys, GitHub, GitLab, Slack and AWS tokens. Each matches in time that grows with the text's length and no faster.
 */
export const secretShapes: readonly RegExp[] = [
  new RegExp(`${start}[sr]k_(?:live|test)_[A-Za-z0-9]{10,}`, "g"),
  new RegExp(`${start}whsec_[A-Za-z0-9+/=]{10,}`, "g"),
  /(?<=[a-z0-9]:\/\/[^\s:/@]*:)(?!\d+…)[^\s/"<>`\\…]+(?=@|…)/gi,
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----)[\s\S])*-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|(?:(?:\s|\\[nr])+[A-Za-z0-9+/]{16,}={0,2})*)/g,
  new RegExp(`${start}gh[pousr]_[A-Za-z0-9]{20,}`, "g"),
  new RegExp(`${start}github_pat_[A-Za-z0-9_]{20,}`, "g"),
  new RegExp(`${start}glpat-[A-Za-z0-9_-]{20,}`, "g"),
  new RegExp(`${start}xox[abprs]-[A-Za-z0-9-]{10,}`, "g"),
  new RegExp(`${start}AKIA[A-Z0-9]{16}\\b`, "g"),
];
