/** What stands around a value that does not belong to it. */
export type Wrapping = "none" | "blanks" | "quotes";

export type UnwrappedValue = { readonly core: string; readonly wrapping: Wrapping };

const around = /[\s"'`“”‘’]/;

/** The value without the blanks and quotes at its ends, and what was there. Takes time that grows as the length does. */
export function unwrapValue(value: string): UnwrappedValue {
  let start = 0;
  let end = value.length;
  while (start < end && around.test(value.charAt(start))) start += 1;
  while (end > start && around.test(value.charAt(end - 1))) end -= 1;
  const core = value.slice(start, end);
  const wrapped = value.slice(0, start) + value.slice(end);
  if (wrapped === "") return { core, wrapping: "none" };
  return { core, wrapping: wrapped.trim() === "" ? "blanks" : "quotes" };
}
