import { takes } from "./compare-values.ts";
import { type Comparing, pairOf, readersOf, type SchemaPair } from "./comparison.ts";
import { typeOfValue, typeText } from "./read-values.ts";
import type { Schema } from "./schema.ts";
import { jsonTypes, type Shape } from "./shape.ts";

type Ranged = Pick<Shape, "types" | "values">;
type Context = Omit<Comparing, "types">;

/** Tells types that are given and not taken; returns those that are both. */
export function compareTypes(context: Context, given: Ranged, taken: Ranged): ReadonlySet<string> {
  const { flow, encoding, observer } = context;
  const common = new Set([...given.types].filter((type) => taken.types.has(type)));
  const isText = encoding !== "json";
  const missing = [...given.types].filter(
    (type) =>
      !taken.types.has(type) &&
      !(isText && (isTakenAsText(type, context) || areTakenAsText(type, context, given))),
  );
  if (missing.length === 0) return common;
  const isNull = missing.length === 1 && missing[0] === "null" && common.size > 0;
  const [before, after] = flow === "request" ? [given, taken] : [taken, given];
  observer.tell({
    effect: isNull ? "null" : "type",
    name: typeText(new Set(missing)) ?? "",
    before: typeText(before.types),
    after: typeText(after.types),
    keyword: "type",
  });
  return common;
}

const scalars = new Set(["integer", "fraction", "boolean", "string"]);

/** Whether values of a type, written as texts, are taken under another type by one of the alternatives. */
function isTakenAsText(type: string, context: Context): boolean {
  const { flow, relations, before, after } = context;
  const { taken } = readersOf(relations, flow);
  const isUntyped =
    context.given.types.size === jsonTypes.length && context.given.unions.length === 0;
  if (type === "null" && isUntyped) return true;
  return taken
    .alternativesOf(flow === "request" ? after : before)
    .some((alternative) => isTextOf(type, taken.shapeOf(alternative), context));
}

function isTextOf(type: string, taken: Shape, context: Context): boolean {
  const { encoding } = context;
  // A list that repeats its name is not written at all when it has no value.
  const isList = encoding === "form" && taken.types.has("array");
  if (type === "null") return isList;
  if (isAnyText(taken) && (encoding === "text" || scalars.has(type))) return true;
  if (!isList || !scalars.has(type) || taken.sizes.min > 1) return false;
  return context.relations.fits(itemPair(type, taken.items, context));
}

/** Whether each of the values that are listed is taken, as whatever its text may be read. */
function areTakenAsText(type: string, context: Context, { values }: Ranged): boolean {
  if (values === undefined || !scalars.has(type)) return false;
  return [...values.values()]
    .filter((value) => typeOfValue(value) === type)
    .every((value) => takes(context, value) === true);
}

function isAnyText(shape: Shape): boolean {
  const { types, values, patterns, formats, contents, lengths } = shape;
  const isUnlisted = values === undefined && patterns.size === 0 && formats.size === 0;
  const isWhole = shape.unions.length + shape.exclusions.length + shape.conditions.length === 0;
  const isKnown = isWhole && contents.size === 0 && shape.unread.size === 0;
  const isAnyLength = lengths.min === 0 && lengths.max === Number.POSITIVE_INFINITY;
  return types.has("string") && isUnlisted && isKnown && isAnyLength;
}

/** A single value beside the items of a list of values: `a=1` is `a` with one item. */
function itemPair(type: string, items: Schema, context: Context): SchemaPair {
  const { flow, before, after, relations } = context;
  const { given } = readersOf(relations, flow);
  return pairOf(given.only(flow === "request" ? before : after, type), items, context);
}
