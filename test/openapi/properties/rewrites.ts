import { isList, isObject, type Json, type JsonObject, memberOf } from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";
import { changedSomewhere, mapBelow } from "./schema-places.ts";

/** Another spelling of the same meaning; `pick` chooses the place and what there is to choose there. */
type Rewrite = (described: Described, pick: number) => Described;

const prefix = "#/components/schemas/";

const isReference = (schema: JsonObject) => typeof schema["$ref"] === "string";

const wrappedIn =
  (keyword: string): Rewrite =>
  (described, pick) =>
    changedSomewhere(
      described,
      pick,
      () => true,
      (schema) => ({ [keyword]: [schema] }),
    );

const inlined: Rewrite = (described, pick) =>
  changedSomewhere(described, pick, isReference, (schema) => {
    const target = memberOf(described.components, String(schema["$ref"]).slice(prefix.length));
    return isObject(target) ? target : schema;
  });

/** Keywords that mean something only together. */
const companies = [
  ["properties", "patternProperties", "additionalProperties"],
  ["prefixItems", "items"],
  ["if", "then", "else"],
  ["contains", "minContains", "maxContains"],
];
const companyOf = (keyword: string) =>
  companies.find((company) => company.includes(keyword))?.[0] ?? keyword;

/** The schema's keywords shared out between two members of an `allOf`. */
const split: Rewrite = (described, pick) =>
  changedSomewhere(
    described,
    pick,
    (schema) => Object.keys(schema).length > 1,
    (schema) => {
      const leaders = [...new Set(Object.keys(schema).map(companyOf))];
      const isFirst = (keyword: string) =>
        ((pick >> leaders.indexOf(companyOf(keyword))) & 1) === 0;
      const part = (first: boolean) =>
        Object.fromEntries(
          Object.entries(schema).filter(([keyword]) => isFirst(keyword) === first),
        ) as JsonObject;
      return { allOf: [part(true), part(false)] };
    },
  );

const rotated = (values: readonly Json[], by: number) => {
  const at = by % Math.max(1, values.length);
  return [...values.slice(at), ...values.slice(0, at)].reverse();
};

/** Keys, names, values and branches in another order. */
const reordered: Rewrite = ({ root, components }, pick) => {
  const reorder = (schema: JsonObject): JsonObject => {
    const inner = mapBelow(schema, reorder);
    const entries = Object.entries(inner).map(([keyword, value]) => {
      const isSet = ["enum", "required", "anyOf", "oneOf", "allOf", "type"].includes(keyword);
      if (isSet && isList(value)) return [keyword, rotated(value, pick)] as const;
      if (keyword !== "properties" || !isObject(value)) return [keyword, value] as const;
      return [keyword, Object.fromEntries(Object.entries(value).reverse()) as JsonObject] as const;
    });
    return Object.fromEntries(entries.reverse());
  };
  return { root: reorder(root), components: mapMembers(components, reorder) };
};

/** Components under other names. */
const renamed: Rewrite = ({ root, components }) => {
  const rename = (schema: JsonObject): JsonObject => {
    const inner = mapBelow(schema, rename);
    return isReference(inner) ? { ...inner, $ref: `${inner["$ref"]}Renamed` } : inner;
  };
  const entries = Object.entries(mapMembers(components, rename));
  return {
    root: rename(root),
    components: Object.fromEntries(entries.map(([name, schema]) => [`${name}Renamed`, schema])),
  };
};

function mapMembers(members: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const entries = Object.entries(members).map(([name, value]) => [
    name,
    isObject(value) ? change(value) : value,
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

/** Rewrites that change no value set. */
export const rewrites: readonly (readonly [string, Rewrite])[] = [
  ["a $ref is inlined", inlined],
  ["a schema is wrapped in allOf", wrappedIn("allOf")],
  ["a schema is wrapped in anyOf", wrappedIn("anyOf")],
  ["a schema is wrapped in oneOf", wrappedIn("oneOf")],
  ["a schema is split into members of allOf", split],
  ["keys, names, values and branches are reordered", reordered],
  ["components are renamed", renamed],
];
