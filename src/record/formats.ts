/** `sha256:` and 64 hex digits. */
export const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** Whether a text is a full git object id: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. */
export function isCommitId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether a text is a time that exists, as `Date.toISOString` writes it, the milliseconds optional. */
export function isTimestamp(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
}
