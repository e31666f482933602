import { accepts } from "./accepts.ts";
import { isEmptyBounds, meetBounds } from "./bounds.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { areExclusive } from "./read-strings.ts";
import type { Schema } from "./schema.ts";
import { propertyOf, type Shape } from "./shape.ts";

/** A schema with the reader of its description. */
export type Side = { readonly reader: SchemaReader; readonly schema: Schema };

const deepest = 4;
const mostPairs = 1_024;

/** Whether it is certain that no value fits both schemas. */
export function areDisjoint(a: Side, b: Side, depth = 0): boolean {
  if (depth > deepest) return false;
  const mine = a.reader.alternativesOf(a.schema);
  const theirs = b.reader.alternativesOf(b.schema);
  if (mine.length * theirs.length > mostPairs) return false;
  return mine.every((one) =>
    theirs.every((other) =>
      arePlainDisjoint({ ...a, schema: one }, { ...b, schema: other }, depth),
    ),
  );
}

function arePlainDisjoint(a: Side, b: Side, depth: number): boolean {
  const [from, to] = [a.reader.shapeOf(a.schema), b.reader.shapeOf(b.schema)];
  if (rejectsAll(from, b) || rejectsAll(to, a)) return true;
  return [...from.types]
    .filter((type) => to.types.has(type))
    .every((type) => areDisjointIn(type, from, to));

  function areDisjointIn(type: string, mine: Shape, theirs: Shape): boolean {
    if (type === "integer" || type === "fraction")
      return isEmptyBounds(meetBounds(mine.numbers, theirs.numbers));
    if (type === "string")
      return (
        isEmptyBounds(meetBounds(mine.lengths, theirs.lengths)) ||
        [...mine.formats].some((one) =>
          [...theirs.formats].some((other) => areExclusive(one, other)),
        )
      );
    if (type === "array") return isEmptyBounds(meetBounds(mine.sizes, theirs.sizes));
    if (type !== "object") return false;
    const needed = new Set([...mine.required.keys(), ...theirs.required.keys()]);
    return [...needed].some((name) =>
      areDisjoint(
        { ...a, schema: propertyOf(mine, name) },
        { ...b, schema: propertyOf(theirs, name) },
        depth + 1,
      ),
    );
  }
}

function rejectsAll({ values }: Shape, { reader, schema }: Side): boolean {
  return (
    values !== undefined &&
    [...values.values()].every((value) => accepts(reader, schema, value) === false)
  );
}
