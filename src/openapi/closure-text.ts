import type { Json } from "../gate/json.ts";
import { canonicalOf } from "./canonical-document.ts";
import { type ApiDocument, isList, isObject, memberOf, membersOf } from "./document.ts";
import { isDescription, type Reading, readingBelow } from "./document-grammar.ts";
import { targetOf } from "./references.ts";

/**
 * A value as canonical text without descriptions, followed by everything that its `$ref`s reach, each
 * once. Two equal texts mean the same; two texts that differ may.
 */
export function closureTextOf(
  document: ApiDocument,
  value: Json,
  reading: Reading = "keywords",
): string {
  const reached = new Map<string, string>();
  const pending: string[] = [];
  const text = textWithout(value, reading, pending);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (reached.has(next)) continue;
    const target = targetOf(document, next);
    reached.set(next, "");
    if (target !== undefined) reached.set(next, textWithout(target.node, "keywords", pending));
  }
  const parts = [...reached].sort(([a], [b]) => (a < b ? -1 : 1));
  return [text, ...parts.map(([reference, part]) => `${reference} = ${part}`)].join("\n");
}

function textWithout(value: Json, reading: Reading, references: string[]): string {
  return JSON.stringify(canonicalOf(bare(value, reading, references), reading));
}

/** The value without what only describes; collects the `$ref`s it holds. */
function bare(value: Json, reading: Reading, references: string[]): Json {
  if (isList(value)) return value.map((item) => bare(item, reading, references));
  if (!isObject(value)) return value;
  const reference = reading === "keywords" ? memberOf(value, "$ref") : undefined;
  if (typeof reference === "string") references.push(reference);
  return Object.fromEntries(
    membersOf(value)
      .filter(([key]) => !isDescription(reading, key))
      .map(([key, member]) => [key, bare(member, readingBelow(reading, key), references)]),
  );
}
