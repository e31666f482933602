import type { Json } from "../gate/json.ts";
import { valueAt } from "./describe-pointer.ts";
import {
  type ApiDocument,
  isList,
  isObject,
  type JsonObject,
  memberOf,
  membersOf,
} from "./document.ts";
import { type Reading, readingBelow } from "./document-grammar.ts";
import { pathOfPointer } from "./pointer.ts";

/** A mapping of a document, and the JSON pointer to it. */
export type Located = { readonly node: JsonObject; readonly pointer: string };

/** Where a `$ref` leads inside the document; undefined when it leads out of it or nowhere. */
export function targetOf(document: ApiDocument, reference: string): Located | undefined {
  if (!reference.startsWith("#")) return undefined;
  const pointer = decoded(reference.slice(1));
  const path = pathOfPointer(pointer);
  const node = path === undefined ? undefined : valueAt(document, path);
  return isObject(node) ? { node, pointer } : undefined;
}

/** The mapping itself, or what its chain of `$ref`s ends at; undefined when that is not in the document. */
export function resolve(
  document: ApiDocument,
  value: Json | undefined,
  pointer: string,
): Located | undefined {
  const seen = new Set<JsonObject>();
  let located: Located | undefined = isObject(value) ? { node: value, pointer } : undefined;
  while (located !== undefined) {
    const reference = memberOf(located.node, "$ref");
    if (typeof reference !== "string") return located;
    if (seen.has(located.node)) return undefined;
    seen.add(located.node);
    located = targetOf(document, reference);
  }
  return undefined;
}

/** Every `$ref` of the document that does not lead to a mapping inside it, once each. */
export function referencesOutOf(document: ApiDocument): readonly string[] {
  const found = new Set<string>();
  walk(document, "keywords");
  return [...found];

  function walk(value: Json, reading: Reading): void {
    if (isList(value)) for (const item of value) walk(item, reading);
    for (const [key, member] of membersOf(value)) {
      const isReference = key === "$ref" && reading === "keywords" && typeof member === "string";
      if (isReference && targetOf(document, member) === undefined) found.add(member);
      const below = readingBelow(reading, key);
      if (below !== "data") walk(member, below);
    }
  }
}

/** ASCII characters of a URI fragment decoded; what is no escape of one stays as it stands. */
function decoded(fragment: string): string {
  return fragment.replace(/%[0-7][0-9a-fA-F]/g, (character) => decodeURIComponent(character));
}
