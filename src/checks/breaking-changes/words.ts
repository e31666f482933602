/** ` (before: old; now: new)`; empty when neither is known. */
export function fromTo(before: string | null, after: string | null): string {
  if (before === null) return now(after);
  return after === null ? was(before) : ` (before: ${before}; now: ${after})`;
}

/** ` (before: value)`; empty when nothing was said before. */
export function was(before: string | null): string {
  return before === null ? "" : ` (before: ${before})`;
}

/** ` (now: value)`; empty when nothing is said now. */
export function now(after: string | null): string {
  return after === null ? "" : ` (now: ${after})`;
}

/** `: value`; empty when it is not known. */
export function is(value: string | null): string {
  return value === null ? "" : `: ${value}`;
}

/** The name of what is concerned, else what the description says of it, else words for any such thing. */
export function named(name: string, text: string | null, otherwise: string): string {
  return orNull(name) ?? text ?? otherwise;
}

/** `the shape Refund`, or words for any such thing. */
export function called(noun: string, name: string, text: string | null, otherwise: string): string {
  const known = orNull(name) ?? text;
  return known === null ? otherwise : `${noun} ${known}`;
}

/** `named like ^x-`, or words for any such names. */
export function likePattern(pattern: string): string {
  return pattern === "" ? "whose names follow a pattern" : `named like ${pattern}`;
}

/** `1 item`, `3 items`. */
export function counted(count: string, one: string, many: string): string {
  return `${count} ${count === "1" ? one : many}`;
}

/** Null for a name that is not given. */
export function orNull(name: string): string | null {
  return name === "" ? null : name;
}
