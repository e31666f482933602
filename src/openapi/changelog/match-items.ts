import { groupedBy } from "../../data/grouped-by.ts";
import { itemsOf, type Json, memberOf, textOf } from "../../data/json.ts";
import { type ApiSource, resolve } from "../api-source.ts";
import { locationOf, type PlacedParameters, type Trail } from "./node-pair.ts";
import { referenceKeyOf } from "./reference-key.ts";

/** One side's items that were paired with the other's, by their index. */
export type ItemPair = { readonly left: number | undefined; readonly right: number | undefined };

/** Pairs the items of two lists by key, the first with the first of the same key. */
export function pairByKey(left: readonly string[], right: readonly string[]): readonly ItemPair[] {
  const waiting = groupedBy(right.keys(), (index) => right[index]);
  for (const indexes of waiting.values()) indexes.reverse();
  const pairs = left.map((key, index) => ({ left: index, right: waiting.get(key)?.pop() }));
  const rest = [...waiting.values()].flat().sort((a, b) => a - b);
  return [...pairs, ...rest.map((index) => ({ left: undefined, right: index }))];
}

/** Pairs branches by key; those left over by their place among the left over, as long as both sides have one. */
export function pairBranches(
  left: readonly string[],
  right: readonly string[],
): readonly ItemPair[] {
  const pairs = pairByKey(left, right);
  const gone = pairs.filter((pair) => pair.right === undefined);
  const come = pairs.filter((pair) => pair.left === undefined);
  if (gone.length !== come.length) return pairs;
  const both = pairs.filter((pair) => pair.left !== undefined && pair.right !== undefined);
  return [...both, ...gone.map(({ left: index }, at) => ({ left: index, right: come[at]?.right }))];
}

/** What tells a branch of a union from the others: what it refers to, else its title or its text. */
export function branchKeyOf(
  branch: Json,
  document: string,
  source: ApiSource,
  renamed?: ReadonlyMap<string, string>,
): string {
  const reference = memberOf(branch, "$ref");
  if (typeof reference !== "string")
    return textOf(memberOf(branch, "title")) ?? JSON.stringify(branch);
  const key = referenceKeyOf(reference, document, source);
  return `$ref ${renamed?.get(key) ?? key}`;
}

/** Parameters by what identifies them: place and name, or the position of those of the path. */
export function placedParameters(
  source: ApiSource,
  list: Json | undefined,
  trail: Trail,
  pathNames: readonly string[],
): PlacedParameters {
  const found = new Map<string, { value: Json; trail: Trail }>();
  for (const [index, value] of itemsOf(list).entries()) {
    const here = { ...trail, path: [...trail.path, String(index)] };
    const node = nodeAt(source, value, here);
    const name = textOf(memberOf(node, "name")) ?? JSON.stringify(value);
    const place = textOf(memberOf(node, "in")) ?? "?";
    const position = place === "path" ? pathNames.indexOf(name) : -1;
    const known = place === "header" ? name.toLowerCase() : name;
    const key = position < 0 ? `${known} (${place})` : `#${position} (path)`;
    found.set(found.has(key) ? `${key} ${index}` : key, { value, trail: here });
  }
  return found;
}

/** A parameter as a reader calls it: `limit (query)`. */
export function parameterLabelOf(source: ApiSource, value: Json, trail: Trail): string {
  const node = nodeAt(source, value, trail);
  const name = textOf(memberOf(node, "name")) ?? textOf(memberOf(value, "$ref")) ?? "?";
  return `${name} (${textOf(memberOf(node, "in")) ?? "?"})`;
}

function nodeAt(source: ApiSource, value: Json, trail: Trail): Json | undefined {
  const isReference = memberOf(value, "$ref") !== undefined;
  return isReference ? resolve(source, value, locationOf(trail))?.node : value;
}
