import type { Json } from "../../gate/json.ts";
import { below, type Location } from "../api-source.ts";
import { canonicalOf } from "../canonical-document.ts";
import { isObject, itemsOf, memberOf, membersOf, textOf } from "../document.ts";
import { isDescription } from "../document-grammar.ts";
import { type Bounds, meetBounds, wholeBounds } from "./bounds.ts";
import { meetArrays } from "./meet-arrays.ts";
import { meetObjects } from "./meet-objects.ts";
import { isNullableAllOf, isNullableUnion } from "./nullable.ts";
import { boundsOf, countsOf, lengthsOf, sizesOf } from "./read-bounds.ts";
import { formatsOf, isUniversal } from "./read-strings.ts";
import { typesIn, typesOf, valuesOf } from "./read-values.ts";
import { ofType, type Part, type Schema } from "./schema.ts";
import type { Condition, Shape, Union } from "./shape.ts";

/** Reads the schema that a member holds. */
export type SchemaAt = (value: Json | undefined, at: Location) => Schema;

/** Whether a `$ref` that stands somewhere leads nowhere. */
type IsLost = (reference: string, at: Location) => boolean;

/** What parts that all hold come to. */
export function meet(parts: readonly Part[], schemaAt: SchemaAt, isLost: IsLost): Shape {
  const speaking = parts.filter(({ node }) =>
    Object.keys(node).some((key) => key !== "$ref" && !isDescription("keywords", key)),
  );
  const unions = parts.flatMap((part) => unionsOf(part, schemaAt));
  const exclusions = schemasUnder(speaking, "not", schemaAt);
  const conditions = speaking.flatMap((part) => conditionOf(part, schemaAt));
  const multiplesOf = numbersUnder(speaking, "multipleOf");
  const { types, values } = typesAndValuesOf(speaking, multiplesOf);
  const unread = unreadOf(parts, isLost);
  const isMixed = unions.length > 0 || conditions.length > 0;
  const bounds = met(speaking.map(boundsOf));
  return {
    at: (speaking[0] ?? parts[0])?.at,
    keywords: keywordsOf(speaking),
    types,
    values,
    extensible: extensibleOf(speaking),
    numbers: { ...(types.has("fraction") ? bounds : wholeBounds(bounds)), multiplesOf },
    lengths: met(speaking.map(lengthsOf)),
    patterns: new Set(textsUnder(speaking, "pattern").filter((text) => !isUniversal(text))),
    formats: new Set(speaking.flatMap(formatsOf)),
    contents: contentsOf(speaking),
    contentSchema: schemasUnder(speaking, "contentSchema", schemaAt).flat(),
    sizes: met(speaking.map(sizesOf)),
    isUnique: speaking.some(({ node }) => memberOf(node, "uniqueItems") === true),
    ...meetArrays(speaking, isMixed, schemaAt),
    ...meetObjects(speaking, isMixed, schemaAt),
    counts: met(speaking.map(countsOf)),
    unions,
    discriminator: discriminatorOf(speaking),
    exclusions,
    conditions,
    unread,
    isAnything: speaking.length === 0 && unions.length === 0 && unread.size === 0,
    isReadOnly: speaking.some(({ node }) => memberOf(node, "readOnly") === true),
    isWriteOnly: speaking.some(({ node }) => memberOf(node, "writeOnly") === true),
    sunset: parts.map(sunsetOf).find((sunset) => sunset !== undefined),
    title: parts
      .map(({ node }) => textOf(memberOf(node, "title")))
      .find((title) => title !== undefined),
  };
}

function met(bounds: readonly Bounds[]): Bounds {
  return bounds.reduce(meetBounds, boundsOf(undefined));
}

/** Types and listed values, each narrowed by the other. A boolean without a list has its two values. */
function typesAndValuesOf(parts: readonly Part[], multiplesOf: readonly number[]) {
  let types = parts.map(typesOf).reduce(intersection, undefined) ?? typesIn(undefined);
  if (multiplesOf.some(Number.isInteger))
    types = new Set([...types].filter((type) => type !== "fraction"));
  if (parts.some(isNothing)) types = new Set();
  let values = parts.map(valuesOf).reduce(commonEntries, undefined);
  if (
    values === undefined &&
    types.size > 0 &&
    [...types].every((type) => type === "boolean" || type === "null")
  )
    values = new Map([false, true, null].map((value) => [JSON.stringify(value), value]));
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

function unionsOf({ node, at, bare }: Part, schemaAt: SchemaAt): readonly Union[] {
  if (bare) return [];
  const isNullable = isNullableUnion(node);
  const none: Schema = [{ node: ofType("null"), at }];
  const found: Union[] = [];
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const listed = itemsOf(memberOf(node, keyword));
    const place = below(at, `/${keyword}`);
    const branches = listed.map((branch, index) => schemaAt(branch, below(place, `/${index}`)));
    if (listed.length > 1 || (listed.length === 1 && isNullable))
      found.push({ keyword, at: place, branches: isNullable ? [...branches, none] : branches });
  }
  if (isNullableAllOf(node)) {
    const place = below(at, "/allOf");
    const all = itemsOf(memberOf(node, "allOf")).flatMap((branch, index) =>
      schemaAt(branch, below(place, `/${index}`)),
    );
    found.push({ keyword: "anyOf", at: place, branches: [all, none] });
  }
  return found;
}

function conditionOf({ node, at }: Part, schemaAt: SchemaAt): readonly Condition[] {
  const test = memberOf(node, "if");
  const [then, otherwise] = [memberOf(node, "then"), memberOf(node, "else")];
  if (test === undefined || (then === undefined && otherwise === undefined)) return [];
  return [
    {
      test: schemaAt(test, below(at, "/if")),
      passed: schemaAt(then, below(at, "/then")),
      failed: schemaAt(otherwise, below(at, "/else")),
    },
  ];
}

function schemasUnder(
  parts: readonly Part[],
  keyword: string,
  schemaAt: SchemaAt,
): readonly Schema[] {
  return parts.flatMap(({ node, at }) => {
    const value = memberOf(node, keyword);
    return value === undefined ? [] : [schemaAt(value, below(at, `/${keyword}`))];
  });
}

function textsUnder(parts: readonly Part[], keyword: string): readonly string[] {
  return parts.flatMap(({ node }) => textOf(memberOf(node, keyword)) ?? []);
}

function numbersUnder(parts: readonly Part[], keyword: string): readonly number[] {
  const numbers = parts.flatMap(({ node }) => {
    const value = memberOf(node, keyword);
    return typeof value === "number" && value > 0 ? [value] : [];
  });
  return [...new Set(numbers)];
}

function contentsOf(parts: readonly Part[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const keyword of ["contentEncoding", "contentMediaType"])
    for (const text of textsUnder(parts, keyword)) found.set(keyword, text.toLowerCase());
  if (textsUnder(parts, "format").includes("byte")) found.set("contentEncoding", "base64");
  return found;
}

function extensibleOf(parts: readonly Part[]): ReadonlySet<string> | undefined {
  const lists = parts.flatMap(({ node }) => {
    const listed = memberOf(node, "x-extensible-enum");
    return listed === undefined ? [] : [itemsOf(listed).map((value) => JSON.stringify(value))];
  });
  return lists.length === 0 ? undefined : new Set(lists.flat());
}

function discriminatorOf(parts: readonly Part[]) {
  for (const { node, at } of parts) {
    const value = memberOf(node, "discriminator");
    const found = typeof value === "string" ? { propertyName: value } : value;
    if (isObject(found)) return { node: found, at: below(at, "/discriminator") };
  }
  return undefined;
}

function sunsetOf({ node }: Part): string | undefined {
  if (memberOf(node, "deprecated") !== true) return undefined;
  return textOf(memberOf(node, "x-sunset"));
}

function keywordsOf(parts: readonly Part[]): ReadonlyMap<string, Location> {
  const found = new Map<string, Location>();
  for (const { node, at } of parts)
    for (const key of Object.keys(node)) if (!found.has(key)) found.set(key, at);
  return found;
}

const unreadKeywords = ["$dynamicRef", "$recursiveRef", "additionalItems"];

/** Constructs that nothing here looks into, by their text. */
function unreadOf(parts: readonly Part[], isLost: IsLost): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { node, at } of parts) {
    const reference = textOf(memberOf(node, "$ref"));
    if (reference !== undefined && isLost(reference, at)) found.set("$ref", reference);
    for (const keyword of unreadKeywords) {
      const value = memberOf(node, keyword);
      if (
        value !== undefined &&
        !(keyword === "additionalItems" && Array.isArray(memberOf(node, "items")))
      )
        found.set(keyword, JSON.stringify(canonicalOf(value)));
    }
  }
  return found;
}
