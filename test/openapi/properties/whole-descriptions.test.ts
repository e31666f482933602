import fc from "fast-check";
import { expect, it } from "vitest";
import { isList, isObject, type Json, type JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";
import { anyDescribed, type Described } from "./grammar.ts";
import { runs } from "./runs.ts";
import { mapBelow } from "./schema-places.ts";
import { descriptionOf } from "./spelling.ts";

const places = ["query", "header", "cookie"] as const;

/** A description that has its schema in bodies, headers and parameters too. */
function withParameters(described: Described, version: "3.0" | "3.1"): JsonObject {
  const { paths, ...document } = descriptionOf(described, version);
  const schema = { type: "array", items: { type: "integer", minimum: 1 } };
  const parameters = places.flatMap((place) => [
    { name: "a", in: place, schema },
    { name: "b", in: place, required: true, schema: { type: "string", enum: ["x", "y"] } },
  ]);
  const operation = {
    parameters: [
      ...parameters,
      { name: "id", in: "path", required: true, schema: { type: "string" } },
    ],
    security: [{ key: [] }, { token: ["read", "write"] }],
    responses: {
      200: { description: "ok", headers: { "X-Rate": { schema: { type: "integer" } } } },
      404: { description: "none" },
    },
  };
  const own = isObject(paths) ? paths : {};
  return {
    ...document,
    paths: { ...own, "/things/{id}": { get: operation, delete: operation } },
  };
}

/** Every mapping and every list that is a set, the other way round. */
function reversed(value: Json, key = ""): Json {
  const isSet = ["parameters", "enum", "required", "security", "token"].includes(key);
  if (isList(value)) {
    const items = value.map((item) => reversed(item));
    return isSet ? items.reverse() : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, one]) => [name, reversed(one, name)]));
}

it("the order of keys, parameters, values and alternatives means nothing", async () => {
  const property = fc.asyncProperty(anyDescribed, async (described) => {
    const document = withParameters(described, "3.1");
    expect(await changesBetween(document, document)).toEqual([]);
    expect(await changesBetween(document, reversed(document))).toEqual([]);
  });
  await fc.assert(property, runs(60));
});

/** The schema with an example at every place, as its version spells it. */
function withExamples(schema: JsonObject, example: JsonObject): JsonObject {
  if ("$ref" in schema) return schema;
  return { ...mapBelow(schema, (below) => withExamples(below, example)), ...example };
}

it("the spelling of the version means nothing", async () => {
  const property = fc.asyncProperty(anyDescribed, async ({ root, components }) => {
    const [old, now] = [{ example: "x" }, { examples: ["x"] }].map((example) =>
      withExamples(root, example),
    );
    const before = withParameters({ root: old ?? root, components }, "3.0");
    const after = withParameters({ root: now ?? root, components }, "3.1");
    expect(await changesBetween(before, after)).toEqual([]);
    expect(await changesBetween(after, before)).toEqual([]);
  });
  await fc.assert(property, runs(60));
});
