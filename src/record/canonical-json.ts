import canonicalize from "canonicalize";
import type { Json } from "../data/json.ts";
import { sha256Of } from "../data/sha256.ts";

/**
 * The one text of a JSON value, as RFC 8785 (JCS) has it: no white space, members sorted by UTF-16
 * code units, strings and numbers as ECMAScript writes them. Throws on lone surrogates, NaN and infinity.
 */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("a value that JSON cannot carry");
  return text;
}

/**
 * Canonical JSON for what is signed: every number is an integer that all readers read alike.
 * Throws on fractions and on integers beyond 2^53 - 1, and names where they stand.
 */
export function canonicalRecordJson(value: Json): string {
  for (const place of inexactNumbers(value, "$")) {
    throw new Error(`the number at ${place} is not an integer that every reader reads alike`);
  }
  return canonicalJson(value);
}

/** `sha256:` + hex digest of the canonical JSON of a value. */
export function digestOf(value: Json): string {
  return `sha256:${sha256Of(canonicalJson(value))}`;
}

function* inexactNumbers(value: Json, place: string): Iterable<string> {
  if (typeof value === "number" && !Number.isSafeInteger(value)) yield place;
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    yield* inexactNumbers(member, `${place}.${key}`);
  }
}
