import type { Json } from "../gate/json.ts";
import { isList } from "./document.ts";

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

/** Whether a list is a set by the specification, so that its order means nothing. */
export function isSet(reading: Reading, key: string, value: Json): boolean {
  if (reading !== "keywords" || !sets.has(key) || !isList(value)) return false;
  return key === "enum" || value.every((item) => typeof item === "string");
}
