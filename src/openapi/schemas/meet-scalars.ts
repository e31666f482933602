import { anySize, multipleBounds, wholeBounds } from "./bounds.ts";
import type { SchemaAt } from "./meet.ts";
import { boundsOf, lengthsOf, met } from "./read-bounds.ts";
import { schemasUnder, textsUnder } from "./read-keywords.ts";
import { anyBytes, formatsOf, isUniversal } from "./read-strings.ts";
import type { Part } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** What parts that all hold say of numbers. */
export function numbersOf(
  parts: readonly Part[],
  types: ReadonlySet<string>,
  multiplesOf: readonly number[],
): Pick<Shape, "numbers" | "formats"> {
  const bounds = met(parts.map(boundsOf));
  const ends = types.has("fraction") ? bounds : multipleBounds(wholeBounds(bounds), multiplesOf);
  return { numbers: { ...ends, multiplesOf }, formats: new Set(parts.flatMap(formatsOf)) };
}

/** What parts that all hold say of texts. */
export function stringsOf(parts: readonly Part[], schemaAt: SchemaAt) {
  return {
    lengths: met(parts.map(lengthsOf), anySize),
    patterns: new Set(textsUnder(parts, "pattern").filter((text) => !isUniversal(text))),
    formats: new Set(parts.flatMap(formatsOf)),
    contents: contentsOf(parts),
    contentSchema: schemasUnder(parts, "contentSchema", schemaAt).flat(),
  };
}

function contentsOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const keyword of ["contentEncoding", "contentMediaType"])
    for (const text of textsUnder(parts, keyword)) found.set(keyword, text.toLowerCase());
  const formats = textsUnder(parts, "format");
  if (formats.includes("byte")) found.set("contentEncoding", "base64");
  if (formats.includes("binary") && !found.has("contentMediaType"))
    found.set("contentMediaType", anyBytes);
  return found;
}
