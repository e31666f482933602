import { isList, isObject, type Json } from "../../data/json.ts";
import type { Schema } from "./schema.ts";

/**
 * Whether two schemas say the same in the same words and refer to nothing, so that there is nothing to compare.
 * Most of two versions of a description is so.
 */
export function haveSameText(before: Schema, after: Schema): boolean {
  if (before.length !== after.length) return false;
  return before.every((part, index) => {
    const other = after[index];
    return other !== undefined && part.bare === other.bare && isSame(part.node, other.node);
  });
}

function isSame(a: Json, b: Json): boolean {
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index += 1)
      if (!isSameMember(a[index], b[index])) return false;
    return true;
  }
  if (!isObject(a)) return a === b;
  if (!isObject(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || keys.includes("$ref")) return false;
  for (const key of keys) if (!Object.hasOwn(b, key) || !isSameMember(a[key], b[key])) return false;
  return true;
}

function isSameMember(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && isSame(a, b);
}
