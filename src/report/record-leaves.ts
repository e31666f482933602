import type { Json } from "../data/json.ts";

/** A value that is no list and no object, and the way to it. */
export type Leaf = { readonly path: string; readonly value: Json };

/** All values within one, in their order; an empty list or object is a value itself. */
export function leavesOf(value: Json, path = ""): readonly Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const members = Object.entries(value);
  if (members.length === 0) return [{ path, value }];
  return members.flatMap(([name, member]) =>
    leavesOf(member, path === "" ? name : `${path}.${name}`),
  );
}

/** A value on one line; a text as it is. */
export function inlineJson(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
