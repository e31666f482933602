import { isList, isObject, type JsonObject } from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";
import { mapBelow } from "./schema-places.ts";

/** The schema as OpenAPI 3.0 spells it: `nullable`, boolean exclusive bounds, lists of one for `const`. */
export function spelled30(schema: JsonObject): JsonObject {
  const {
    type,
    const: value,
    exclusiveMinimum,
    exclusiveMaximum,
    ...rest
  } = mapBelow(schema, spelled30);
  const isNullable = isList(type) && type.includes("null");
  return {
    ...(type === undefined
      ? {}
      : { type: isList(type) ? (type.find((name) => name !== "null") ?? "object") : type }),
    ...(isNullable ? { nullable: true } : {}),
    ...(value === undefined ? {} : { enum: [value] }),
    ...(exclusiveMinimum === undefined
      ? {}
      : { minimum: exclusiveMinimum, exclusiveMinimum: true }),
    ...(exclusiveMaximum === undefined
      ? {}
      : { maximum: exclusiveMaximum, exclusiveMaximum: true }),
    ...rest,
  };
}

/** The schema with an example at every place, spelled for its version. */
export function withExamples(schema: JsonObject, version: "3.0" | "3.1"): JsonObject {
  if ("$ref" in schema) return schema;
  const inner = mapBelow(schema, (below) => withExamples(below, version));
  return { ...inner, ...(version === "3.0" ? { example: "x" } : { examples: ["x"] }) };
}

/** A description in which clients send the root and one in which they receive it, at two paths. */
export function descriptionOf(
  { root, components }: Described,
  version: "3.0" | "3.1" = "3.1",
): JsonObject {
  const spell = (schema: JsonObject) => (version === "3.0" ? spelled30(schema) : schema);
  const content = { "application/json": { schema: spell(root) } };
  const schemas = Object.entries(components).map(([name, schema]) => [
    name,
    isObject(schema) ? spell(schema) : schema,
  ]);
  return {
    openapi: version === "3.0" ? "3.0.3" : "3.1.0",
    info: { title: "generated", version: "1.0.0" },
    paths: {
      "/sent": {
        post: {
          requestBody: { required: true, content },
          responses: { 204: { description: "taken" } },
        },
      },
      "/received": { get: { responses: { 200: { description: "ok", content } } } },
    },
    components: { schemas: Object.fromEntries(schemas) as JsonObject },
  };
}
