import { isMultipleOf } from "./accepts.ts";
import { beginsBefore, endsAfter, maxText, minText, wholeBounds } from "./bounds.ts";
import { compareFormats, withFormats } from "./compare-formats.ts";
import type { Comparing } from "./comparison.ts";

/** Tells ends of intervals and steps that numbers given do not keep. */
export function compareNumbers(comparing: Comparing): void {
  const { given, taken, old, new: next, types, observer } = comparing;
  if (!types.has("integer") && !types.has("fraction")) return;
  const areWhole = !types.has("fraction");
  const [mine, theirs] = areWhole
    ? [wholeBounds(withFormats(given)), wholeBounds(taken.numbers)]
    : [given.numbers, taken.numbers];
  if (beginsBefore(mine, theirs))
    observer.tell({
      effect: "minimum",
      before: minText(old.numbers),
      after: minText(next.numbers),
      keyword: "minimum",
    });
  if (endsAfter(mine, theirs))
    observer.tell({
      effect: "maximum",
      before: maxText(old.numbers),
      after: maxText(next.numbers),
      keyword: "maximum",
    });
  const own = withCommonMultiple(given.numbers.multiplesOf);
  const missed = taken.numbers.multiplesOf.filter((step) => {
    if (areWhole && isMultipleOf(1, step)) return false;
    return !own.some((one) => isMultipleOf(one, step));
  });
  if (missed.length > 0)
    observer.tell({
      effect: "multipleOf",
      before: stepText(old.numbers.multiplesOf),
      after: stepText(next.numbers.multiplesOf),
      keyword: "multipleOf",
    });
  compareFormats(comparing, ["integer", "fraction"]);
}

/** Numbers of several steps are multiples of the least common one. */
function withCommonMultiple(steps: readonly number[]): readonly number[] {
  if (steps.length < 2 || !steps.every((step) => Number.isInteger(step) && step > 0)) return steps;
  return [...steps, steps.reduce((a, b) => (a * b) / greatestDivisor(a, b))];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function stepText(steps: readonly number[]): string | null {
  return steps.length === 0 ? null : steps.join(" and ");
}
