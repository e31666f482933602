import { isList, type Json, membersOf, textOf } from "../data/json.ts";
import type { ApiDocument } from "./document.ts";
import { type Reading, readingBelow } from "./document-grammar.ts";
import { pointerOf } from "./pointer.ts";

const known = new WeakMap<ApiDocument, ReadonlyMap<string, string>>();

/** The pointer to the schema that names itself by `$anchor` or `$dynamicAnchor`; undefined when none does. */
export function pointerOfAnchor(document: ApiDocument, name: string): string | undefined {
  const anchors = known.get(document) ?? anchorsOf(document);
  known.set(document, anchors);
  return anchors.get(name);
}

function anchorsOf(document: ApiDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const pending: { value: Json; reading: Reading; pointer: string }[] = [
    { value: document, reading: "keywords", pointer: "" },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, reading, pointer } = next;
    const members: readonly (readonly [string, Json])[] = isList(value)
      ? value.map((item, index) => [String(index), item])
      : membersOf(value);
    for (const [key, member] of members) {
      const isAnchor = reading === "keywords" && (key === "$anchor" || key === "$dynamicAnchor");
      const name = isAnchor ? textOf(member) : undefined;
      if (name !== undefined && !found.has(name)) found.set(name, pointer);
      const below = isList(value) ? "keywords" : readingBelow(reading, key);
      if (below !== "data" && typeof member === "object" && member !== null)
        pending.push({ value: member, reading: below, pointer: pointer + pointerOf([key]) });
    }
  }
  return found;
}
