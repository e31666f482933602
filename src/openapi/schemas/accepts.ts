import { isObject, type Json, membersOf } from "../../data/json.ts";
import { isWithinBounds } from "./bounds.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { matches, speaksOf } from "./read-strings.ts";
import { typeOfValue, valueTextOf } from "./read-values.ts";
import type { Schema } from "./schema.ts";
import { propertyOf, type Shape } from "./shape.ts";

/** Deeper than this into a value or a union, nothing is said of it. */
const deepest = 24;

/** Whether a schema allows a value; undefined where that is not known. */
export function accepts(
  reader: SchemaReader,
  schema: Schema,
  value: Json,
  depth = 0,
): boolean | undefined {
  if (depth > deepest) return undefined;
  const alternatives = reader.alternativesOf(schema);
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1 && reader.idOf(only) === reader.idOf(schema))
    return acceptsPlain(reader, reader.shapeOf(schema), value, depth);
  const verdicts = alternatives.map((alternative) =>
    accepts(reader, alternative, value, depth + 1),
  );
  const isOne = reader.shapeOf(schema).unions.some(({ keyword }) => keyword === "oneOf");
  const accepting = verdicts.filter((verdict) => verdict === true).length;
  if (isOne && accepting > 1) return false;
  if (accepting > 0) return isOne && verdicts.includes(undefined) ? undefined : true;
  return verdicts.includes(undefined) ? undefined : false;
}

function acceptsPlain(
  reader: SchemaReader,
  shape: Shape,
  value: Json,
  depth: number,
): boolean | undefined {
  const type = typeOfValue(value);
  if (!shape.types.has(type)) return false;
  if (shape.values !== undefined && !shape.values.has(valueTextOf(value))) return false;
  return all([
    acceptsScalar(shape, value, type),
    ...inside(reader, shape, value, depth),
    ...shape.exclusions.map((exclusion) => negated(accepts(reader, exclusion, value, depth + 1))),
    shape.conditions.length > 0 || shape.unread.size > 0 ? undefined : true,
  ]);
}

function acceptsScalar(shape: Shape, value: Json, type: string): boolean | undefined {
  const hasFormat = [...shape.formats].some((format) => speaksOf(format, type));
  if (typeof value === "number") {
    if (!isWithinBounds(value, shape.numbers)) return false;
    const isMultiple = shape.numbers.multiplesOf.every((step) => isMultipleOf(value, step));
    return isMultiple && (hasFormat ? undefined : true);
  }
  if (typeof value !== "string") return true;
  if (!isWithinBounds([...value].length, shape.lengths)) return false;
  const verdicts = [...shape.patterns].map((pattern) => matches(pattern, value));
  return all([...verdicts, hasFormat || shape.contents.size > 0 ? undefined : true]);
}

/** Whether a number is a whole multiple of another, as decimal fractions. */
export function isMultipleOf(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

function inside(
  reader: SchemaReader,
  shape: Shape,
  value: Json,
  depth: number,
): readonly (boolean | undefined)[] {
  if (Array.isArray(value)) {
    const unknown = shape.isUnique || shape.contains.length > 0 ? undefined : true;
    const items = value.map((item: Json, index) =>
      accepts(reader, shape.positions[index] ?? shape.items, item, depth + 1),
    );
    return [isWithinBounds(value.length, shape.sizes), unknown, ...items];
  }
  if (!isObject(value)) return [];
  const hasDependents = shape.dependentRequired.size > 0 || shape.dependentSchemas.size > 0;
  const isNamed = shape.propertyNames.length > 0;
  return [
    [...shape.required.keys()].every((name) => Object.hasOwn(value, name)),
    isWithinBounds(membersOf(value).length, shape.counts),
    hasDependents || isNamed ? undefined : true,
    ...membersOf(value).map(([name, member]) =>
      accepts(reader, propertyOf(shape, name), member, depth + 1),
    ),
  ];
}

function all(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function negated(verdict: boolean | undefined): boolean | undefined {
  return verdict === undefined ? undefined : !verdict;
}
