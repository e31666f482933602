const names: ReadonlySet<string> = new Set([
  "GITHUB_TOKEN",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
  "NODE_OPTIONS",
  "PROMOTE_SIGNING_KEY",
]);

/**
 * Whether no child gets a variable, declared or not: it holds what the gate signs and speaks to GitHub with, an order to
 * Node, or the way to what the runner obeys. Some platforms do not tell letters of one case from those of the other.
 */
export function isWithheld(name: string): boolean {
  const upper = name.toUpperCase();
  return names.has(upper) || /^(?:ACTIONS|INPUT)_/.test(upper);
}
