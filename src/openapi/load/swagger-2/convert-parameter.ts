import { type Json, type JsonObject, memberOf, membersOf } from "../../../data/json.ts";

const valueWords = new Set([
  ...["type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "enum"],
  ...["exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems"],
  ...["uniqueItems", "multipleOf", "nullable"],
]);

/** What a parameter or header says of itself, and the schema of its values. */
type Split = { readonly own: JsonObject; readonly schema: JsonObject };

const known = new WeakMap<JsonObject, Split>();

function splitOf(node: JsonObject): Split {
  const before = known.get(node);
  if (before !== undefined) return before;
  const own: [string, Json][] = [];
  const schema: [string, Json][] = [];
  for (const [key, value] of membersOf(node)) {
    if (key !== "collectionFormat") (valueWords.has(key) ? schema : own).push([key, value]);
  }
  const split = { own: Object.fromEntries(own), schema: Object.fromEntries(schema) };
  known.set(node, split);
  return split;
}

const converted = new WeakMap<JsonObject, JsonObject>();

/** A parameter (not of a body or form) or a header of Swagger 2.0 as OpenAPI 3.0 has it; the same one each time. */
export function convertParameter(node: JsonObject): JsonObject {
  const before = converted.get(node);
  if (before !== undefined) return before;
  const { own, schema } = splitOf(node);
  const place = String(memberOf(node, "in") ?? "header");
  const after = { ...own, ...styleOf(node, place), schema };
  converted.set(node, after);
  return after;
}

/** The schema of a form's field: the same one each time. */
export function schemaOfField(node: JsonObject): JsonObject {
  return splitOf(node).schema;
}

/** How a list is written, as OpenAPI 3.0 names it; nothing for other values. */
export function styleOf(node: JsonObject, place: string): JsonObject {
  if (memberOf(node, "type") !== "array") return {};
  const plain = place === "path" || place === "header" ? "simple" : "form";
  switch (memberOf(node, "collectionFormat")) {
    case "multi":
      return { style: "form", explode: true };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    case "tsv":
      return { style: "tabDelimited", explode: false };
    default:
      return { style: plain, explode: false };
  }
}
