import { isList, isObject, type Json, type JsonObject, membersOf } from "../../../data/json.ts";
import type { ApiDocument } from "../../document.ts";
import { type Reading, readingBelow } from "../../document-grammar.ts";

/**
 * A document of Swagger 2.0 whose schemas say in words of OpenAPI 3.0 what they mean: `x-nullable`,
 * `type: file`, a discriminator by name. Places stay; nodes that need no change are the same ones.
 */
export function withSchemaWords(document: ApiDocument): ApiDocument {
  const rewritten = rewrite(document, "keywords", "");
  return isObject(rewritten) ? rewritten : document;
}

/** Documents are 400 levels deep at most: the parser sees to it. */
function rewrite(value: Json, reading: Reading, key: string): Json {
  if (reading === "data" || typeof value !== "object" || value === null) return value;
  if (isList(value)) {
    const items = value.map((item, index) => rewrite(item, "keywords", String(index)));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  let isChanged = false;
  const members = membersOf(value).map(([name, member]): readonly [string, Json] => {
    const below = rewrite(member, readingBelow(reading, name), name);
    isChanged ||= below !== member;
    return [name, below];
  });
  const node = isChanged ? Object.fromEntries(members) : value;
  return reading === "keywords" && key !== "paths" ? inNewWords(node) : node;
}

function inNewWords(node: JsonObject): JsonObject {
  const { "x-nullable": nullable, type, discriminator, ...others } = node;
  if (nullable === undefined && type !== "file" && typeof discriminator !== "string") return node;
  return {
    ...others,
    ...(type === undefined
      ? {}
      : type === "file"
        ? { type: "string", format: "binary" }
        : { type }),
    ...(nullable === undefined ? {} : { nullable }),
    ...(discriminator === undefined
      ? {}
      : {
          discriminator:
            typeof discriminator === "string" ? { propertyName: discriminator } : discriminator,
        }),
  };
}
