import type { SchemaObject } from "../schema-model.ts";
import { elementsOf, keywordOf, nameOf, type Token, tokensOf } from "../tokens.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard, saidOf } from "./make-hazard.ts";

/** Labels of an enum, or attributes of a composite type, that are gone. */
export function* typeHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === undefined || now === undefined || old.isEnum !== now.isEnum) return;
  const gone = old.names.filter((name) => !now.names.includes(name));
  for (const name of gone) {
    const place = now.names[old.names.indexOf(name)];
    const isRenamed =
      place !== undefined && !old.names.includes(place) && old.names.length === now.names.length;
    if (!old.isEnum) yield makeHazard("attribute-dropped", { before, after }, name);
    else if (isRenamed) {
      yield makeHazard("enum-label-renamed", { before, after }, `${place} in place of ${name}`);
    } else yield makeHazard("enum-label-dropped", { before, after }, name);
  }
}

function membersOf(type: SchemaObject) {
  const tokens = tokensOf(saidOf(type, ""));
  const as = tokens.findIndex((token) => keywordOf(token) === "AS");
  const isEnum = keywordOf(tokens[as + 1]) === "ENUM";
  const open = as + (isEnum ? 2 : 1);
  if (as === -1 || tokens[open]?.text !== "(") return undefined;
  const nameIn = ([first]: readonly Token[]) => (isEnum ? (first?.text ?? "") : nameOf(first));
  return { isEnum, names: elementsOf(tokens.slice(open + 1, -1)).map(nameIn) };
}
