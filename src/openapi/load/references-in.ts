import { isList, type Json, membersOf } from "../../data/json.ts";
import { valueAt } from "../describe-pointer.ts";
import type { ApiDocument } from "../document.ts";
import { type Reading, readingBelow } from "../document-grammar.ts";
import { pathOfPointer, pointerOf } from "../pointer.ts";

/** Something in a document that refers to another place; `value` is as it stands there. */
export type FoundReference = { readonly value: Json; readonly pointer: string };

type Visit = {
  readonly value: Json;
  readonly reading: Reading;
  readonly key: string;
  readonly above: Visit | undefined;
};

/**
 * Every `$ref` of a document where the specification reads one, and every value of a discriminator's
 * mapping that names a place; not those in examples, defaults, enums and extensions. `below` is
 * where to begin, read as what it is referred to as.
 */
export function referencesIn(document: ApiDocument, below = ""): readonly FoundReference[] {
  const found: FoundReference[] = [];
  const pending: Visit[] = [
    {
      value: valueAt(document, pathOfPointer(below) ?? []) ?? null,
      reading: "keywords",
      key: "",
      above: undefined,
    },
  ];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    if (isList(visit.value)) {
      for (let index = visit.value.length - 1; index >= 0; index -= 1)
        push(visit.value[index] ?? null, "keywords", String(index), visit);
      continue;
    }
    const { reading } = visit;
    const members = membersOf(visit.value);
    for (const [key, value] of members) {
      if (isReference(visit, key, value))
        found.push({ value, pointer: below + pointerOf([...keysOf(visit), key]) });
    }
    for (const [key, value] of [...members].reverse())
      push(value, readingIn(visit, reading, key), key, visit);
  }
  return found;

  function push(value: Json, reading: Reading, key: string, above: Visit): void {
    if (reading !== "data" && typeof value === "object" && value !== null)
      pending.push({ value, reading, key, above });
  }
}

/** Whether a place stands in what is data to a reader of the whole document: an extension, an example. */
export function isInData(pointer: string): boolean {
  let reading: Reading = "keywords";
  for (const key of pathOfPointer(pointer) ?? []) reading = readingBelow(reading, key);
  return reading === "data";
}

function readingIn({ key: parent }: Visit, reading: Reading, key: string): Reading {
  const isExtension = parent === "paths" && key.startsWith("x-");
  return isExtension ? "data" : readingBelow(reading, key);
}

function isReference({ reading, key: parent, above }: Visit, key: string, value: Json): boolean {
  if (reading === "keywords") return key === "$ref";
  const isMapping = parent === "mapping" && above?.key === "discriminator";
  return isMapping && typeof value === "string" && namesPlace(value);
}

/** A mapping's value is a schema's name or a reference: names of components have neither `/` nor `#`. */
function namesPlace(value: string): boolean {
  return /[/#\\]|\.(?:json|ya?ml)$/i.test(value);
}

function keysOf(visit: Visit): readonly string[] {
  const keys: string[] = [];
  for (let at: Visit | undefined = visit; at?.above !== undefined; at = at.above) keys.push(at.key);
  return keys.reverse();
}
