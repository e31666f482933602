import {
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  memberOf,
  membersOf,
} from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";

const prefix = "#/components/schemas/";
const deepest = 4;

/** A schema and the components that its references mean. */
type Scoped = { readonly schema: JsonObject; readonly components: JsonObject };

/** Draws a number below the bound. */
export type Draw = (bound: number) => number;

/** Draws values that come close to the edges of any of the descriptions. */
export function candidatesOf(described: readonly Described[], draw: Draw): () => Json {
  const scoped = described.map(({ root: schema, components }) => ({ schema, components }));
  return () => candidate(flattened(scoped), draw, 0);
}

/** Values that differ from a value at one place, there too close to the edges. */
export function neighboursOf(
  value: Json,
  described: readonly Described[],
  draw: Draw,
): readonly Json[] {
  const scoped = described.map(({ root: schema, components }) => ({ schema, components }));
  return neighbours(value, scoped, draw, 0);
}

function neighbours(
  value: Json,
  scoped: readonly Scoped[],
  draw: Draw,
  depth: number,
): readonly Json[] {
  const nodes = flattened(scoped);
  const here = [...scalars(nodes), candidate(nodes, draw, depth)];
  if (Array.isArray(value)) {
    const items = value.flatMap((item, at) =>
      neighbours(item, itemsBelow(nodes), draw, depth + 1).map((other) => value.with(at, other)),
    );
    const more = candidate(flattened(itemsBelow(nodes)), draw, depth + 1);
    const doubled = value.length > 0 ? [[...value, value[0] ?? null]] : [];
    return [...here, ...items, [...value, more], value.slice(1), ...doubled];
  }
  if (!isObject(value)) return here;
  const names = new Set([...Object.keys(value), ...namesIn(nodes), "undeclared"]);
  return [...here, ...[...names].flatMap((name) => withOther(value, name, nodes, draw, depth))];
}

function withOther(
  value: JsonObject,
  name: string,
  nodes: readonly Scoped[],
  draw: Draw,
  depth: number,
): readonly Json[] {
  const below = membersBelow(nodes, name);
  const current = memberOf(value, name);
  const others =
    current === undefined
      ? [candidate(flattened(below), draw, depth + 1), ...scalars(flattened(below))]
      : neighbours(current, below, draw, depth + 1);
  const { [name]: _, ...rest } = value;
  const changed = others.map((other) => ({ ...value, [name]: other }));
  return current === undefined ? changed : [rest, ...changed];
}

/** The schemas that speak of the same value: references followed, branches beside one another. */
function flattened(scoped: readonly Scoped[]): readonly Scoped[] {
  const found = new Map<JsonObject, Scoped>();
  const visit = ({ schema, components }: Scoped) => {
    if (found.has(schema)) return;
    found.set(schema, { schema, components });
    const target = memberOf(components, String(schema["$ref"] ?? "").slice(prefix.length));
    const branches = ["allOf", "anyOf", "oneOf"].flatMap((key) => itemsOf(schema[key]));
    for (const one of [target, ...branches]) if (isObject(one)) visit({ schema: one, components });
  };
  scoped.forEach(visit);
  return [...found.values()];
}

function candidate(nodes: readonly Scoped[], draw: Draw, depth: number): Json {
  const isDeep = depth >= deepest;
  const kinds = nodes.flatMap(({ schema }) => itemsOf(schema["type"]).concat(schema["type"] ?? []));
  const kind = kinds[draw(kinds.length + 1)];
  if (kind === "object" && !isDeep) return objectCandidate(nodes, draw, depth);
  if (kind === "array" && !isDeep) {
    return arrayCandidate(nodes, draw, depth);
  }
  if (kind === "object") return {};
  if (kind === "array") return [];
  const isFit = (value: Json) => kind === undefined || isOfKind(value, kind);
  const named = namedIn(nodes).filter(isFit);
  const values = named.length > 0 && draw(4) > 0 ? named : usual.filter(isFit);
  return values[draw(values.length)] ?? null;
}

/** Lengths beside those that the schemas count with, and usual ones. */
function lengthsOf(nodes: readonly Scoped[], keywords: readonly string[]): readonly number[] {
  const counted = nodes
    .flatMap(({ schema }) => keywords.map((keyword) => schema[keyword]))
    .filter((count) => typeof count === "number")
    .flatMap((count) => [count - 1, count, count, count + 1]);
  return [0, 1, 2, ...counted.filter((count) => count >= 0)];
}

/** Few different items, so that one that does not fit spoils few arrays. */
function arrayCandidate(nodes: readonly Scoped[], draw: Draw, depth: number): Json {
  const items = flattened(itemsBelow(nodes));
  const lengths = lengthsOf(nodes, ["minItems", "maxItems"]);
  const length = lengths[draw(lengths.length)] ?? 1;
  const first = candidate(items, draw, depth + 1);
  const isMixed = draw(2) === 0;
  return Array.from({ length }, (_, at) =>
    at === 0 || !isMixed ? first : candidate(items, draw, depth + 1),
  );
}

function objectCandidate(nodes: readonly Scoped[], draw: Draw, depth: number): Json {
  const required = nodes.flatMap(({ schema }) => itemsOf(schema["required"]));
  const fullness = 1 + draw(4);
  const members = [...namesIn(nodes)].flatMap((name) => {
    const isPut = required.includes(name) || draw(4) < fullness;
    const below = flattened(membersBelow(nodes, name));
    return isPut ? [[name, candidate(below, draw, depth + 1)] as const] : [];
  });
  const counts = lengthsOf(nodes, ["minProperties", "maxProperties"]);
  const missing = (counts[draw(counts.length)] ?? 0) - members.length;
  const others = Array.from({ length: draw(3) === 0 ? Math.max(0, missing) : 0 }, (_, at) => {
    const name = `undeclared${at}`;
    return [name, candidate(flattened(membersBelow(nodes, name)), draw, depth + 1)] as const;
  });
  return Object.fromEntries([...members, ...others]);
}

function isOfKind(value: Json, kind: Json): boolean {
  if (kind === "integer") return Number.isInteger(value);
  if (kind === "null") return value === null;
  return typeof value === kind;
}

function namesIn(nodes: readonly Scoped[]): ReadonlySet<string> {
  const declared = nodes.flatMap(({ schema }) => membersOf(schema["properties"]));
  const isOpenTo = nodes.some(({ schema }) => isObject(schema["additionalProperties"]));
  return new Set([...declared.map(([name]) => name), ...(isOpenTo ? ["undeclared"] : [])]);
}

function membersBelow(nodes: readonly Scoped[], name: string): readonly Scoped[] {
  return nodes.flatMap(({ schema, components }) => {
    const declared = memberOf(schema["properties"], name);
    const below = declared ?? schema["additionalProperties"];
    return isObject(below) ? [{ schema: below, components }] : [];
  });
}

function itemsBelow(nodes: readonly Scoped[]): readonly Scoped[] {
  return nodes.flatMap(({ schema, components }) =>
    isObject(schema["items"]) ? [{ schema: schema["items"], components }] : [],
  );
}

const usual: readonly Json[] = [
  ...[null, true, 0, 1, 7, -3, 0.5, 2.5, 2 ** 31, 2 ** 53, -(2 ** 40)],
  ...["", "a", "ab", "abcdefgh", "ABC", "1", "b", "2026-01-31"],
  ...["7f3d1c52-3f0e-4a55-9c5e-0d4f6a0e9b11", {}, []],
];

/** Values without members: those that the schemas name, those at their bounds, and usual ones. */
function scalars(nodes: readonly Scoped[]): readonly Json[] {
  return [...namedIn(nodes), ...usual];
}

function namedIn(nodes: readonly Scoped[]): readonly Json[] {
  return nodes.flatMap(({ schema }) => [
    ...itemsOf(schema["enum"]),
    ...(schema["const"] === undefined ? [] : [schema["const"]]),
    ...numbersAt(schema),
    ...textsAt(schema),
  ]);
}

function numbersAt(schema: JsonObject): readonly Json[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
  return bounds
    .map((keyword) => schema[keyword])
    .filter((bound) => typeof bound === "number")
    .flatMap((bound) => [bound, bound - 1, bound + 1, bound + 0.5, bound - 0.5, bound * 2]);
}

function textsAt(schema: JsonObject): readonly Json[] {
  return ["minLength", "maxLength"]
    .map((keyword) => schema[keyword])
    .filter((bound) => typeof bound === "number")
    .flatMap((bound) => [bound - 1, bound, bound + 1])
    .filter((length) => length >= 0)
    .map((length) => "a".repeat(length));
}
