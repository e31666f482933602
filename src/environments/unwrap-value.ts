/** What stands around a value that does not belong to it. */
export type Wrapping = "none" | "blanks" | "quotes";

export type UnwrappedValue = { readonly core: string; readonly wrapping: Wrapping };

const around = /^([\s"'`“”‘’]*)([\s\S]*?)([\s"'`“”‘’]*)$/;

/** The value without the blanks and quotes at its ends, and what was there. */
export function unwrapValue(value: string): UnwrappedValue {
  const [, before = "", core = value, after = ""] = around.exec(value) ?? [];
  const wrapped = before + after;
  if (wrapped === "") return { core, wrapping: "none" };
  return { core, wrapping: wrapped.trim() === "" ? "blanks" : "quotes" };
}
