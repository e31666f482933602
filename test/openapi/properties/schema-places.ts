import { isList, isObject, type Json, type JsonObject, memberOf } from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";

/** Keywords that hold one schema, a list of schemas, and schemas by name. */
const single = [
  "items",
  "additionalProperties",
  "not",
  "contains",
  "propertyNames",
  "if",
  "then",
  "else",
];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const named = ["properties", "patternProperties", "dependentSchemas"];

type Path = readonly string[];

/** The schema with each schema directly below it replaced; `keyword` says where it stands. */
export function mapBelow(
  schema: JsonObject,
  change: (below: JsonObject, keyword: string) => JsonObject,
): JsonObject {
  const changed = (value: Json, keyword: string) =>
    isObject(value) ? change(value, keyword) : value;
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (single.includes(keyword)) return [keyword, changed(value, keyword)] as const;
    if (lists.includes(keyword) && isList(value)) {
      return [keyword, value.map((one) => changed(one, keyword))] as const;
    }
    if (named.includes(keyword) && isObject(value)) {
      const members = Object.entries(value).map(([key, one]) => [key, changed(one, keyword)]);
      return [keyword, Object.fromEntries(members) as JsonObject] as const;
    }
    return [keyword, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Paths of the schema and of every schema below it, not through `$ref`s. */
export function placesOf(schema: JsonObject, path: Path = []): readonly Path[] {
  const below = Object.entries(schema).flatMap(([keyword, value]): readonly Path[] => {
    if (single.includes(keyword) && isObject(value)) return placesOf(value, [...path, keyword]);
    const isHolder = lists.includes(keyword) || named.includes(keyword);
    if (!isHolder || value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, one]) =>
      isObject(one) ? placesOf(one, [...path, keyword, key]) : [],
    );
  });
  return [path, ...below];
}

/** The same with the mapping at the path replaced. */
export function changedAt(
  node: JsonObject,
  [key, ...rest]: Path,
  change: (schema: JsonObject) => JsonObject,
): JsonObject {
  if (key === undefined) return change(node);
  const value = memberOf(node, key);
  if (isList(value)) {
    const [index = "0", ...deeper] = rest;
    const item = value[Number(index)];
    if (!isObject(item)) return node;
    return { ...node, [key]: value.with(Number(index), changedAt(item, deeper, change)) };
  }
  return isObject(value) ? { ...node, [key]: changedAt(value, rest, change) } : node;
}

/** Changes one of the places that fit; the same description when none does. */
export function changedSomewhere(
  { root, components }: Described,
  pick: number,
  fits: (schema: JsonObject) => boolean,
  change: (schema: JsonObject) => JsonObject,
): Described {
  const whole: JsonObject = { ...components, "": root };
  const places = Object.entries(whole).flatMap(([name, schema]) =>
    isObject(schema) ? placesOf(schema).map((path) => ({ name, schema, path })) : [],
  );
  const fitting = places.filter(({ schema, path }) => fits(schemaAt(schema, path)));
  const chosen = fitting[pick % Math.max(1, fitting.length)];
  if (chosen === undefined) return { root, components };
  const changed = changedAt(chosen.schema, chosen.path, change);
  return chosen.name === ""
    ? { root: changed, components }
    : { root, components: { ...components, [chosen.name]: changed } };
}

function schemaAt(schema: JsonObject, path: readonly string[]): JsonObject {
  let found = schema;
  changedAt(schema, path, (at) => {
    found = at;
    return at;
  });
  return found;
}
