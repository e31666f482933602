import { wholeBounds } from "./bounds.ts";
import { compareArrays } from "./compare-arrays.ts";
import { compareConditions } from "./compare-conditions.ts";
import { compareDiscriminators } from "./compare-discriminators.ts";
import { compareExclusions } from "./compare-exclusions.ts";
import { compareNumbers } from "./compare-numbers.ts";
import { compareObjects } from "./compare-objects.ts";
import { compareStrings } from "./compare-strings.ts";
import { compareTypes } from "./compare-types.ts";
import { compareUnions } from "./compare-unions.ts";
import { compareValues } from "./compare-values.ts";
import type { Comparing, Observer, Relations, SchemaPair } from "./comparison.ts";
import { valueTextOf } from "./read-values.ts";
import type { Shape } from "./shape.ts";

/** Longer intervals are not written out. */
const mostListed = 256;

/** Tells where what is given goes beyond what is taken, in the pair itself, and hands on its parts. */
export function comparePair(pair: SchemaPair, relations: Relations, observer: Observer): void {
  const old = relations.before.shapeOf(pair.before);
  const next = relations.after.shapeOf(pair.after);
  const [given, taken] = pair.flow === "request" ? [old, next] : [next, old];
  if (taken.isAnything && pair.flow === "request") return;
  const comparing = { ...pair, relations, observer, old, new: next, given, taken };
  compareExtensible({ ...comparing, types: given.types });
  if (given.unions.length > 0 || taken.unions.length > 0) {
    compareDiscriminators({ ...comparing, types: given.types });
    compareUnions({ ...comparing, types: given.types });
    return;
  }
  const types = compareTypes(comparing, given, taken);
  const listed = taken.values === undefined ? given : withEachNumber(given);
  const isListed = compareValues(comparing, listed, taken, types);
  if (!isListed && types.size > 0) compareRecords({ ...comparing, types });
}

/** Whole numbers of a short interval are as good as listed. */
function withEachNumber(shape: Shape): Shape {
  const { min, max } = wholeBounds(shape.numbers);
  const areWhole = shape.types.size === 1 && shape.types.has("integer");
  if (shape.values !== undefined || !areWhole || !(max - min < mostListed)) return shape;
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return { ...shape, values: new Map(numbers.map((number) => [valueTextOf(number), number])) };
}

/** What holds beside types, lists of values and unions. */
function compareRecords(comparing: Comparing): void {
  compareNumbers(comparing);
  compareStrings(comparing);
  compareArrays(comparing);
  compareObjects(comparing);
  compareExclusions(comparing);
  compareConditions(comparing);
  compareUnread(comparing);
}

/** Values that clients know of a list that others may join. */
function compareExtensible({ flow, old, new: next, observer }: Comparing): void {
  if (flow === "response" || old.extensible === undefined || next.extensible === undefined) return;
  const removed = [...old.extensible].filter((text) => !next.extensible?.has(text));
  if (removed.length === 0) return;
  observer.tell({
    effect: "value",
    name: removed.sort(),
    before: [...old.extensible].sort().join(", "),
    after: [...next.extensible].sort().join(", "),
    keyword: "x-extensible-enum",
  });
}

function compareUnread({ old, new: next, observer }: Comparing): void {
  for (const keyword of new Set([...old.unread.keys(), ...next.unread.keys()])) {
    const before = old.unread.get(keyword) ?? null;
    const after = next.unread.get(keyword) ?? null;
    if (before !== after)
      observer.tell({
        effect: "unsupported",
        name: keyword,
        before,
        after,
        keyword,
        confidence: "unproven",
      });
  }
}
