import type { SchemaObject } from "../schema-model.ts";
import { labelRenames, membersOf } from "../type-members.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

/** Labels of an enum, or attributes of a composite type, that are gone. */
export function* typeHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === undefined || now === undefined || old.isEnum !== now.isEnum) return;
  const gone = old.names.filter((name) => !now.names.includes(name));
  const renames = labelRenames(old, now);
  for (const name of gone) {
    const place = renames.get(name);
    if (!old.isEnum) yield makeHazard("attribute-dropped", { before, after }, name);
    else if (place !== undefined) {
      yield makeHazard("enum-label-renamed", { before, after }, `${place} in place of ${name}`);
    } else yield makeHazard("enum-label-dropped", { before, after }, name);
  }
}
