import { isList, isObject, type Json, memberOf, membersOf, textsOf } from "../../data/json.ts";
import { canonicalOf } from "../canonical-document.ts";
import type { Context } from "../document-grammar.ts";
import { isNullable } from "./nullable.ts";
import type { Part } from "./schema.ts";
import { jsonTypes } from "./shape.ts";

/** The types a part allows; undefined when it names none. */
function typesOf({ node }: Part): ReadonlySet<string> | undefined {
  const type = memberOf(node, "type");
  const names = typeof type === "string" ? [type] : textsOf(type);
  if (names.length === 0) return undefined;
  return typesIn(isNullable(node) ? [...names, "null"] : names);
}

/** The types that a part excludes whole: by `not` with nothing but types. */
function excludedTypesOf({ node }: Part): readonly string[] {
  const not = memberOf(node, "not");
  const type = memberOf(not, "type");
  if (type === undefined || membersOf(not).length !== 1) return [];
  const names = typeof type === "string" ? [type] : textsOf(type);
  return names.length === 0 ? [] : [...typesIn(names)];
}

/** Types by the names of the specification; every type when none is named. */
export function typesIn(names: readonly string[] | undefined): ReadonlySet<string> {
  if (names === undefined) return new Set(jsonTypes);
  return new Set(
    names.flatMap((name) =>
      name === "number" ? ["integer", "fraction"] : name === "file" ? ["string"] : [name],
    ),
  );
}

/** The values a part lists, by canonical text; undefined when it lists none. */
function valuesOf({ node }: Part): ReadonlyMap<string, Json> | undefined {
  const listed = memberOf(node, "enum");
  const only = memberOf(node, "const");
  if (only !== undefined && !isList(listed)) return new Map([[valueTextOf(only), only]]);
  if (!isList(listed)) return undefined;
  const kept =
    only === undefined
      ? listed
      : listed.filter((value) => valueTextOf(value) === valueTextOf(only));
  const values = new Map(kept.map((value) => [valueTextOf(value), value]));
  return isNullable(node) && only === undefined ? values.set("null", null) : values;
}

const dataContext: Context = { reading: "data", opener: "" };

/** A value as text in which the order of keys means nothing. */
export function valueTextOf(value: Json): string {
  const isSimple = typeof value !== "object" || value === null;
  return JSON.stringify(isSimple ? value : canonicalOf(value, undefined, dataContext));
}

/** Types as a reader names them; null when any type is allowed. */
export function typeText(types: ReadonlySet<string>): string | null {
  if (jsonTypes.every((type) => types.has(type))) return null;
  const isNumber = types.has("fraction") && types.has("integer");
  const names = [...types].filter((name) => !(isNumber && name === "integer"));
  return names.map((name) => (name === "fraction" ? "number" : name)).join(" or ") || "nothing";
}

/** Types and listed values, each narrowed by the other. A boolean without a list has its two values. */
export function typesAndValuesOf(parts: readonly Part[], multiplesOf: readonly number[]) {
  let types = parts.map(typesOf).reduce(intersection, undefined) ?? typesIn(undefined);
  if (multiplesOf.some(Number.isInteger))
    types = new Set([...types].filter((type) => type !== "fraction"));
  const excluded = new Set(parts.flatMap(excludedTypesOf));
  types = new Set([...types].filter((type) => !excluded.has(type)));
  if (parts.some(isNothing)) types = new Set();
  let values = parts.map(valuesOf).reduce(commonEntries, undefined);
  if (
    values === undefined &&
    types.size > 0 &&
    [...types].every((type) => type === "boolean" || type === "null")
  )
    values = new Map([false, true, null].map((value) => [JSON.stringify(value), value]));
  if (types.size === 0) values = new Map();
  if (values !== undefined) {
    values = new Map([...values].filter(([, value]) => types.has(typeOfValue(value))));
    const held = new Set([...values.values()].map(typeOfValue));
    types = new Set([...types].filter((type) => held.has(type)));
  }
  return { types, values };
}

/** The JSON type of a value, numbers in two. */
export function typeOfValue(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  return typeof value;
}

function intersection(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((item) => b.has(item)));
}

function commonEntries(
  a: ReadonlyMap<string, Json> | undefined,
  b: ReadonlyMap<string, Json> | undefined,
): ReadonlyMap<string, Json> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Map([...a].filter(([key]) => b.has(key)));
}

function isNothing({ node }: Part): boolean {
  const not = memberOf(node, "not");
  return not === true || (isObject(not) && membersOf(not).length === 0);
}
