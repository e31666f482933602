import { isList, isObject, type Json } from "../../data/json.ts";

/** A mapping while it is read. */
export type Members = {
  readonly value: { [key: string]: Json };
  /** Keys that a merge has brought, which the mapping's own may replace. */
  merged: Set<string> | undefined;
};

/** Puts a member of its own into a mapping, or says why not. */
export function putMember(members: Members, key: string, item: Json): string | undefined {
  if (Object.hasOwn(members.value, key) && !members.merged?.delete(key))
    return "has a key twice in one mapping";
  define(members.value, key, item);
  return undefined;
}

/** Puts the members of a mapping, or of several, where a mapping has none of that name, or says why not. */
export function mergeMembers(members: Members, source: Json): string | undefined {
  for (const one of isList(source) ? source : [source]) {
    if (!isObject(one)) return "has a merge key (<<) for what is not a mapping";
    for (const [key, item] of Object.entries(one)) {
      if (Object.hasOwn(members.value, key)) continue;
      define(members.value, key, item);
      members.merged ??= new Set();
      members.merged.add(key);
    }
  }
  return undefined;
}

function define(mapping: { [key: string]: Json }, key: string, value: Json): void {
  if (key !== "__proto__") mapping[key] = value;
  else {
    const attributes = { enumerable: true, configurable: true, writable: true };
    Object.defineProperty(mapping, key, { value, ...attributes });
  }
}
