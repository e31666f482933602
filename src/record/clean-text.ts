import { isList, type Json } from "../data/json.ts";

/** Makes a text fit to be recorded. */
export type TextCleaner = (text: string) => string;

/** Control characters but tab and line feed: in a terminal they would move the cursor and forge lines. */
const controls = /(?![\t\n])\p{Cc}/gu;

/**
 * Redacts, takes control characters out, and replaces lone surrogates, which canonical JSON cannot carry,
 * by U+FFFD. What that joins together is redacted as well.
 */
export function textCleaner(redact: (text: string) => string): TextCleaner {
  return (text) => {
    const redacted = redact(text);
    const fit = redacted.replace(controls, "").replace(/\p{Surrogate}/gu, "\ufffd");
    return fit === redacted ? fit : redact(fit);
  };
}

/** The same value with every string in it cleaned, the names of members included. */
export function cleaned<Value extends Json>(value: Value, clean: TextCleaner): Value;
export function cleaned(value: Json, clean: TextCleaner): Json {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map((member) => cleaned(member, clean));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [clean(name), cleaned(member, clean)]),
  );
}
