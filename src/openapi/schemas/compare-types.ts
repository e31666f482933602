import { takes } from "./compare-values.ts";
import type { Comparing, SchemaPair } from "./comparison.ts";
import { typeOfValue, typeText } from "./read-values.ts";
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

/** Whether a list of values that repeats its name is taken: without any value it is not written at all. */
function isList(encoding: Context["encoding"], taken: Shape): boolean {
  return encoding === "form" && taken.types.has("array");
}

/** Whether values of a type, written as texts, are taken under another type. */
function isTakenAsText(type: string, { taken, encoding, ...context }: Context): boolean {
  if (type === "null")
    return context.given.types.size === jsonTypes.length || isList(encoding, taken);
  const isText = taken.types.has("string") && isAnyText(taken);
  if (isText && (encoding === "text" || scalars.has(type))) return true;
  if (!scalars.has(type) || encoding !== "form" || !taken.types.has("array") || taken.sizes.min > 1)
    return false;
  return context.relations.fits(itemPair(type, { taken, encoding, ...context }));
}

/** Whether each of the values that are listed is taken, as whatever its text may be read. */
function areTakenAsText(type: string, context: Context, { values }: Ranged): boolean {
  if (values === undefined || !scalars.has(type)) return false;
  return [...values.values()]
    .filter((value) => typeOfValue(value) === type)
    .every((value) => takes(context, value) === true);
}

function isAnyText({ values, patterns, formats, lengths }: Shape): boolean {
  const isUnlisted = values === undefined && patterns.size === 0 && formats.size === 0;
  return isUnlisted && lengths.min === 0 && lengths.max === Number.POSITIVE_INFINITY;
}

/** A single value beside the items of a list of values: `a=1` is `a` with one item. */
function itemPair(
  type: string,
  { flow, encoding, before, after, taken, relations }: Context,
): SchemaPair {
  const reader = flow === "request" ? relations.before : relations.after;
  const given = reader.only(flow === "request" ? before : after, type);
  return flow === "request"
    ? { before: given, after: taken.items, flow, encoding }
    : { before: taken.items, after: given, flow, encoding };
}
