import { memberOf, textOf } from "../../data/json.ts";
import { type Bounds, unbounded } from "./bounds.ts";
import type { Part } from "./schema.ts";

const numberFormats = new Set([
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "float",
  "double",
  "decimal",
  "double-int",
]);

const stringFormats = new Set([
  "date",
  "date-time",
  "time",
  "duration",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "iri",
  "iri-reference",
  "uuid",
  "uri-template",
  "json-pointer",
  "relative-json-pointer",
  "regex",
]);

/** Formats that only advise: `password` hides an input; `byte` and `binary` are read as contents. */
const advice = new Set(["password", "byte", "binary"]);

/** The media type of bytes that nothing more is said of, as `format: binary` does not. */
export const anyBytes = "application/octet-stream";

/** Whether a format speaks of values of a type; of one that nobody registered it is not known. */
export function speaksOf(format: string, type: string): boolean {
  if (numberFormats.has(format)) return type === "integer" || type === "fraction";
  return !stringFormats.has(format) || type === "string";
}

/** The format that the part demands. */
export function formatsOf({ node }: Part): readonly string[] {
  const format = textOf(memberOf(node, "format"));
  return format === undefined || format === "" || advice.has(format) ? [] : [format];
}

/** Formats that hold every value of another. */
const wider = new Map([
  ["int8", "int16"],
  ["int16", "int32"],
  ["int32", "int64"],
  ["uint8", "uint16"],
  ["uint16", "uint32"],
  ["uint32", "uint64"],
  ["float", "double"],
  ["email", "idn-email"],
  ["hostname", "idn-hostname"],
  ["uri", "uri-reference"],
  ["iri", "iri-reference"],
]);

/** Whether every value of the first format is one of the second. */
export function isFormatWithin(format: string, other: string): boolean {
  for (let at: string | undefined = format; at !== undefined; at = wider.get(at))
    if (at === other) return true;
  return (format === "uri" && other === "iri") || (format === "uuid" && other === "string");
}

const ranges: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["int8", [-(2 ** 7), 2 ** 7 - 1]],
  ["int16", [-(2 ** 15), 2 ** 15 - 1]],
  ["int32", [-(2 ** 31), 2 ** 31 - 1]],
  ["uint8", [0, 2 ** 8 - 1]],
  ["uint16", [0, 2 ** 16 - 1]],
  ["uint32", [0, 2 ** 32 - 1]],
]);

/** The interval of the whole numbers that a format holds; undefined where it is not known or not exact. */
export function rangeOfFormat(format: string): Bounds | undefined {
  const [min, max] = ranges.get(format) ?? [];
  if (min === undefined || max === undefined) return undefined;
  return { ...unbounded, min, max };
}

/** Formats of which no text is of two: a day is no moment, and neither is an identifier. */
const exclusive = new Set([
  "date",
  "date-time",
  "time",
  "duration",
  "uuid",
  "ipv4",
  "ipv6",
  "email",
]);

/** Whether no text is of both formats. */
export function areExclusive(format: string, other: string): boolean {
  return format !== other && exclusive.has(format) && exclusive.has(other);
}

const universal = new Set([
  "",
  ".*",
  "^.*$",
  "^.*",
  ".*$",
  "^",
  "$",
  "[\\s\\S]*",
  "^[\\s\\S]*$",
  ".*?",
  "(.*)",
  "^(.*)$",
]);

/** Whether every text matches the pattern; line ends are not held against it. */
export function isUniversal(pattern: string): boolean {
  return universal.has(pattern);
}

/** A pattern with classes of characters by their short names. */
export function plainPattern(pattern: string): string {
  return pattern.replaceAll("[0-9]", "\\d").replaceAll(/\[(?:A-Za-z|a-zA-Z)0-9_\]/g, "\\w");
}

/**
 * Whether a text matches a pattern (ECMA-262, unanchored); undefined when the pattern is not one, or could
 * take more than a moment: it comes from whoever wrote the document.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (text.length > 1_000 || !isPlain(pattern)) return undefined;
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return undefined;
  }
}

/** No repeated group, no reference back, and few open repetitions: nothing to backtrack into. */
function isPlain(pattern: string): boolean {
  if (pattern.length > 500 || /\\[1-9k]|\)[*+{?]|\(\?/.test(pattern)) return false;
  return (pattern.replace(/\[[^\]]*\]/g, "c").match(/[*+]|,\}/g) ?? []).length <= 2;
}
