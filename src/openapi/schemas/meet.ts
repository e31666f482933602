import { type Json, memberOf } from "../../data/json.ts";
import type { Location } from "../api-source.ts";
import { isDescription } from "../document-grammar.ts";
import { anything } from "./anything.ts";
import { anySize } from "./bounds.ts";
import { meetArrays } from "./meet-arrays.ts";
import { meetObjects } from "./meet-objects.ts";
import { numbersOf, stringsOf } from "./meet-scalars.ts";
import {
  annotationsOf,
  discriminatorOf,
  extensibleOf,
  type IsLost,
  unreadKeywords,
  unreadOf,
} from "./read-annotations.ts";
import { countsOf, met, sizesOf } from "./read-bounds.ts";
import { keywordsOf, numbersUnder, schemasUnder } from "./read-keywords.ts";
import { conditionOf, unionsOf } from "./read-unions.ts";
import { typesAndValuesOf } from "./read-values.ts";
import type { Part, Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** Reads the schema that a member holds. */
export type SchemaAt = (value: Json | undefined, at: Location) => Schema;

/** What parts that all hold come to. What none of them speaks of is not looked for: most say one thing or two. */
export function meet(parts: readonly Part[], schemaAt: SchemaAt, isLost: IsLost): Shape {
  const speaking = parts.filter(({ node }) => Object.keys(node).some(speaks));
  const keywords = keywordsOf(speaking);
  const has = (words: readonly string[]) => words.some((word) => keywords.has(word));
  const unread: Shape["unread"] =
    has(["$ref", ...unreadKeywords]) || parts.some(refers)
      ? unreadOf(parts, isLost)
      : anything.unread;
  const unions = has(unionWords) ? parts.flatMap((part) => unionsOf(part, schemaAt)) : [];
  const conditions = has(["if"]) ? speaking.flatMap((part) => conditionOf(part, schemaAt)) : [];
  const multiplesOf = has(["multipleOf"]) ? numbersUnder(speaking, "multipleOf") : [];
  const ranged = typesAndValuesOf(speaking, multiplesOf);
  const isMixed = unions.length > 0 || conditions.length > 0;
  return {
    ...anything,
    ...ranged,
    at: (speaking[0] ?? parts[0])?.at,
    keywords,
    unions,
    conditions,
    unread,
    isAnything: speaking.length === 0 && unread.size === 0,
    ...(has(annotations) ? annotationsOf(parts) : {}),
    ...(has(numberWords) ? numbersOf(speaking, ranged.types, multiplesOf) : {}),
    ...(has(stringWords) ? stringsOf(speaking, schemaAt) : {}),
    ...(has(arrayWords) ? arraysOf(speaking, isMixed, schemaAt) : {}),
    ...(has(objectWords) ? meetObjects(speaking, isMixed, schemaAt) : {}),
    ...(has(["minProperties", "maxProperties"])
      ? { counts: met(speaking.map(countsOf), anySize) }
      : {}),
    ...(has(["x-extensible-enum"]) ? { extensible: extensibleOf(speaking) } : {}),
    ...(has(["discriminator"]) ? { discriminator: discriminatorOf(speaking) } : {}),
    ...(has(["not"]) ? { exclusions: schemasUnder(speaking, "not", schemaAt) } : {}),
  };
}

const unionWords = ["oneOf", "anyOf", "allOf"];
const annotations = ["readOnly", "writeOnly", "deprecated", "title"];
const numberWords = [
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "format",
];
const stringWords = [
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "contentEncoding",
  "contentMediaType",
  "contentSchema",
];
const arrayWords = [
  "items",
  "prefixItems",
  "minItems",
  "maxItems",
  "uniqueItems",
  "contains",
  "unevaluatedItems",
];
const objectWords = [
  "properties",
  "required",
  "additionalProperties",
  "patternProperties",
  "propertyNames",
  "unevaluatedProperties",
  "dependentRequired",
  "dependentSchemas",
];

function speaks(key: string): boolean {
  return key !== "$ref" && !isDescription("keywords", key);
}

function refers({ node }: Part): boolean {
  return Object.hasOwn(node, "$ref");
}

function arraysOf(parts: readonly Part[], isMixed: boolean, schemaAt: SchemaAt) {
  return {
    sizes: met(parts.map(sizesOf), anySize),
    isUnique: parts.some(({ node }) => memberOf(node, "uniqueItems") === true),
    ...meetArrays(parts, isMixed, schemaAt),
  };
}
