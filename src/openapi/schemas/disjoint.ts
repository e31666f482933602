import { accepts } from "./accepts.ts";
import { isEmptyBounds, meetBounds } from "./bounds.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { areExclusive } from "./read-strings.ts";
import type { Schema } from "./schema.ts";
import { itemOf, propertyOf, type Shape, undeclaredOf } from "./shape.ts";

/** A schema with the reader of its description. */
export type Side = {
  readonly reader: SchemaReader;
  readonly schema: Schema;
  /** Whether what an open object does not declare counts as absent. */
  readonly isDeclared?: boolean;
};

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
    if (type === "array") return haveNoArray(mine, theirs);
    if (type !== "object") return false;
    const needed = new Set([...mine.required.keys(), ...theirs.required.keys()]);
    const isMissing = (name: string) => isAbsent(a, mine, name) || isAbsent(b, theirs, name);
    return [...needed].some(
      (name) =>
        isMissing(name) ||
        areDisjoint(
          { ...a, schema: propertyOf(mine, name) },
          { ...b, schema: propertyOf(theirs, name) },
          depth + 1,
        ),
    );
  }

  function haveNoArray(mine: Shape, theirs: Shape): boolean {
    const sizes = meetBounds(mine.sizes, theirs.sizes);
    if (isEmptyBounds(sizes)) return true;
    if (sizes.min < 1) return false;
    return areDisjoint(
      { ...a, schema: itemOf(mine, 0) },
      { ...b, schema: itemOf(theirs, 0) },
      depth + 1,
    );
  }
}

/** Whether objects of a side never have a property. */
function isAbsent({ reader, isDeclared }: Side, shape: Shape, name: string): boolean {
  if (isDeclared !== true || shape.properties.has(name) || shape.required.has(name)) return false;
  return reader.shapeOf(undeclaredOf(shape, name)).isAnything;
}

function rejectsAll({ values }: Shape, { reader, schema }: Side): boolean {
  return (
    values !== undefined &&
    [...values.values()].every((value) => accepts(reader, schema, value) === false)
  );
}
