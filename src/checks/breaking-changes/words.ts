/** ` (before: old; now: new)`; empty when neither is known. */
export function fromTo(before: string | null, after: string | null): string {
  if (!before) return now(after);
  return after ? ` (before: ${before}; now: ${after})` : was(before);
}

/** ` (before: value)`; empty when nothing was said before. */
export function was(before: string | null): string {
  return before ? ` (before: ${before})` : "";
}

/** ` (now: value)`; empty when nothing is said now. */
export function now(after: string | null): string {
  return after ? ` (now: ${after})` : "";
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
export function called(noun: string, name: string, otherwise: string): string {
  return name === "" ? otherwise : `${noun} ${name}`;
}

/** `below 5`; `of 5 and below` for `more than 5`. */
export function under(lower: string): string {
  const open = openEnd(lower);
  return open === undefined ? `below ${lower}` : `of ${open} and below`;
}

/** `above 5`; `of 5 and above` for `less than 5`. */
export function over(upper: string): string {
  const open = openEnd(upper);
  return open === undefined ? `above ${upper}` : `of ${open} and above`;
}

/** `down to 5`; `of more than 5` for `more than 5`. */
export function downTo(lower: string): string {
  return openEnd(lower) === undefined ? `down to ${lower}` : `of ${lower}`;
}

/** `up to 5`; `of less than 5` for `less than 5`. */
export function upTo(upper: string): string {
  return openEnd(upper) === undefined ? `up to ${upper}` : `of ${upper}`;
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

/** The number that a limit stops short of; undefined when the limit itself is allowed. */
function openEnd(limit: string): string | undefined {
  return /^(?:more|less) than (.+)$/.exec(limit)?.[1];
}
