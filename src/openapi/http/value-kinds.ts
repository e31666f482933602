import {
  isList,
  isObject,
  itemsOf,
  type Json,
  memberOf,
  textOf,
  textsOf,
} from "../../data/json.ts";
import { type ApiSource, below, type Location, resolve } from "../api-source.ts";

/** What the way of writing a value as text depends on. */
export type ValueKind = "scalar" | "array" | "object";

const everyKind: readonly ValueKind[] = ["scalar", "array", "object"];
const deepest = 8;

/** Kinds of values that a schema allows, as far as its keywords say; all of them when they do not. */
export function valueKindsOf(
  source: ApiSource,
  schema: Json | undefined,
  at: Location,
  depth = 0,
): readonly ValueKind[] {
  const located = depth > deepest ? undefined : resolve(source, schema, at);
  if (located === undefined) return everyKind;
  const { node } = located;
  const ownKinds = ownKindsOf(node);
  const alternatives = ["anyOf", "oneOf"].flatMap((key) => {
    const kinds = branchesOf(key);
    return kinds.length === 0 ? [] : [[...new Set(kinds.flat())]];
  });
  const all = [ownKinds, ...alternatives, ...branchesOf("allOf")];
  return everyKind.filter((kind) => all.every((kinds) => kinds.includes(kind)));

  function branchesOf(key: string): readonly (readonly ValueKind[])[] {
    const place = located?.at ?? at;
    return itemsOf(memberOf(node, key)).map((branch, index) =>
      valueKindsOf(source, branch, below(place, `/${key}/${index}`), depth + 1),
    );
  }
}

function ownKindsOf(node: Json): readonly ValueKind[] {
  const type = memberOf(node, "type");
  const types = isList(type) ? textsOf(type) : [textOf(type)].filter((text) => text !== undefined);
  if (types.length > 0) return [...new Set(types.map(kindOfType))];
  const values = [...itemsOf(memberOf(node, "enum")), memberOf(node, "const")];
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? [...new Set(known.map(kindOfValue))] : everyKind;
}

function kindOfType(type: string): ValueKind {
  return type === "array" || type === "object" ? type : "scalar";
}

function kindOfValue(value: Json): ValueKind {
  if (isList(value)) return "array";
  return isObject(value) ? "object" : "scalar";
}
