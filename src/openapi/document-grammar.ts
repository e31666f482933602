import { isList, type Json } from "../data/json.ts";

/**
 * What the keys of a mapping are: words of the specification, names that the author chose (of
 * paths, properties, components), or data that the specification does not look into.
 */
export type Reading = "keywords" | "names" | "data";

const namesBelow = new Set([
  "paths",
  "webhooks",
  "callbacks",
  "responses",
  "schemas",
  "parameters",
  "requestBodies",
  "headers",
  "securitySchemes",
  "links",
  "pathItems",
  "mediaTypes",
  "content",
  "encoding",
  "properties",
  "patternProperties",
  "dependentSchemas",
  "dependentRequired",
  "$defs",
  "definitions",
  "securityDefinitions",
  "mapping",
  "scopes",
  "variables",
  "security",
]);

const dataBelow = new Set(["example", "examples", "default", "const", "enum", "value"]);

const describing = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "deprecated",
  "$comment",
  "$schema",
  "$id",
  "$anchor",
  "$dynamicAnchor",
  "$defs",
  "definitions",
]);

const sets = new Set(["required", "enum", "type", "tags"]);

/** Mappings by names whose lists are sets: properties that others need, scopes of a security requirement. */
const setsOfNames = new Set(["dependentRequired", "security"]);

/** How to read a value: what its keys are, and the keyword that opened the mapping of names. */
export type Context = { readonly reading: Reading; readonly opener: string };

export const documentContext: Context = { reading: "keywords", opener: "" };

/** How to read what stands below a key of a mapping that is itself read so. */
export function contextBelow({ reading }: Context, key: string): Context {
  return { reading: readingBelow(reading, key), opener: key };
}

/** How to read what stands below a key of a mapping that is itself read as `reading`. */
export function readingBelow(reading: Reading, key: string): Reading {
  if (reading === "data") return "data";
  if (reading === "names") return "keywords";
  if (dataBelow.has(key) || key.startsWith("x-")) return "data";
  return namesBelow.has(key) ? "names" : "keywords";
}

/** Whether a key only describes: no client or server can tell whether it is there. */
export function isDescription(reading: Reading, key: string): boolean {
  return reading === "keywords" && (describing.has(key) || key.startsWith("x-"));
}

/**
 * What the order of a list tells. `set`: nothing, its items are what they are (`required`, `enum`, `type`, tags of an
 * operation, alternatives of `security`). `parameters`: nothing, its items go by location and name. `sequence`: something.
 * Among sequences are `servers`, whose first is the default; and `oneOf`, `anyOf` and `allOf`: no value is valid in one
 * order only, but generated clients name the branches and try them in that order.
 */
export function listKindOf(
  { reading, opener }: Context,
  key: string,
  value: Json,
): "set" | "parameters" | "sequence" {
  if (!isList(value)) return "sequence";
  if (reading === "names") return setsOfNames.has(opener) ? "set" : "sequence";
  if (reading === "data") return "sequence";
  if (key === "parameters") return "parameters";
  if (key === "enum" || key === "security") return "set";
  return sets.has(key) && value.every((item) => typeof item === "string") ? "set" : "sequence";
}

/** Whether a member is a text that leads to another place of the description. */
export function isReference({ reading, opener }: Context, key: string, value: Json): boolean {
  if (typeof value !== "string") return false;
  if (reading === "names") return opener === "mapping";
  return reading === "keywords" && (key === "$ref" || key === "operationRef");
}
