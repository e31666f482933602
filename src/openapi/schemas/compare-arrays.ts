import { beginsBefore, maxText } from "./bounds.ts";
import { type Comparing, pairOf, readersOf } from "./comparison.ts";
import type { Schema } from "./schema.ts";
import { type Contains, itemOf } from "./shape.ts";

/** Tells sizes, tuples and `contains` that arrays given do not keep; hands on their items. */
export function compareArrays(comparing: Comparing): void {
  const { given, taken, old, new: next, types, observer } = comparing;
  if (!types.has("array")) return;
  if (beginsBefore(given.sizes, taken.sizes))
    observer.tell({
      effect: "minItems",
      before: String(old.sizes.min),
      after: String(next.sizes.min),
      keyword: "minItems",
    });
  if (mostItems(comparing) > taken.sizes.max)
    observer.tell({
      effect: "maxItems",
      before: maxText(old.sizes),
      after: maxText(next.sizes),
      keyword: "maxItems",
    });
  if (taken.isUnique && !given.isUnique && given.sizes.max > 1)
    observer.tell({
      effect: "uniqueItems",
      before: old.isUnique ? "unique" : null,
      after: next.isUnique ? "unique" : null,
      keyword: "uniqueItems",
    });
  compareItems(comparing);
  compareContains(comparing);
}

/** How many items an array given can have: none after a position that nothing can stand at. */
function mostItems({ relations, flow, given }: Comparing): number {
  const { given: reader } = readersOf(relations, flow);
  const end = [...given.positions, given.items].findIndex(
    (schema) => reader.shapeOf(schema).types.size === 0,
  );
  return end === -1 ? given.sizes.max : Math.min(given.sizes.max, end);
}

function compareItems(comparing: Comparing): void {
  const { given, old, new: next, observer } = comparing;
  const most = mostItems(comparing);
  const length = Math.max(old.positions.length, next.positions.length);
  for (let index = 0; index < length && index < most; index += 1)
    compareItem(comparing, itemOf(old, index), itemOf(next, index), `[${index}]`);
  if (most <= length) return;
  compareItem(comparing, old.items, next.items, "[]");
  const { given: mine, taken: theirs } = readersOf(comparing.relations, comparing.flow);
  const [own, wanted] = [given.unevaluatedItems, comparing.taken.unevaluatedItems];
  if (theirs.shapeOf(wanted).isAnything) return;
  if (mine.shapeOf(own).isAnything)
    observer.tell({
      effect: "unevaluated",
      name: "items",
      before: said(old.unevaluatedItems),
      after: said(next.unevaluatedItems),
      keyword: "unevaluatedItems",
    });
  else observer.descend(old.unevaluatedItems, next.unevaluatedItems, "[]");
}

/** An item that may not be there any more is told of the array; others are compared. */
function compareItem(comparing: Comparing, before: Schema, after: Schema, step: string): void {
  const { relations, flow, observer, old, new: next } = comparing;
  const [mine, theirs] = [relations.before.shapeOf(before), relations.after.shapeOf(after)];
  if (mine.isAnything && theirs.isAnything) return;
  const [given, taken] = flow === "request" ? [mine, theirs] : [theirs, mine];
  if (given.types.size === 0) return;
  if (taken.types.size > 0) observer.descend(before, after, step);
  else
    observer.tell({
      effect: "tuple",
      name: step,
      before: `${old.positions.length}`,
      after: `${next.positions.length}`,
      keyword: next.positions.length > 0 ? "prefixItems" : "items",
    });
}

function compareContains(comparing: Comparing): void {
  const { given, taken, old, new: next, observer } = comparing;
  const missed = taken.contains.filter(
    (wanted) => !isVacuous(wanted) && !given.contains.some((own) => keeps(comparing, own, wanted)),
  );
  if (missed.length === 0) return;
  observer.tell({
    effect: "contains",
    before: containsText(old.contains),
    after: containsText(next.contains),
    keyword: "contains",
    confidence: given.contains.length === 0 ? "proven" : "unproven",
  });
}

function isVacuous({ min, max }: Contains): boolean {
  return min === 0 && max === Number.POSITIVE_INFINITY;
}

/** Whether arrays that contain as the first says contain as the second does. */
function keeps({ relations, ...pair }: Comparing, own: Contains, wanted: Contains): boolean {
  const one = pairOf(own.schema, wanted.schema, pair);
  const areEnough = own.min >= wanted.min && (wanted.min === 0 || relations.fits(one));
  if (wanted.max === Number.POSITIVE_INFINITY) return areEnough;
  const flow = pair.flow === "request" ? "response" : "request";
  return areEnough && own.max <= wanted.max && relations.fits({ ...one, flow });
}

function containsText(contains: readonly Contains[]): string | null {
  if (contains.length === 0) return null;
  return contains
    .map(({ min, max }) =>
      max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`,
    )
    .join(" and ");
}

function said(schema: Schema): string | null {
  return schema.length === 0 ? null : "a schema";
}
