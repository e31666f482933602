import { isMultipleOf } from "./accepts.ts";
import { beginsBefore, endsAfter, maxText, minText, wholeBounds } from "./bounds.ts";
import { compareFormats } from "./compare-formats.ts";
import type { Comparing } from "./comparison.ts";

/** Tells ends of intervals and steps that numbers given do not keep. */
export function compareNumbers(comparing: Comparing): void {
  const { given, taken, old, new: next, types, observer } = comparing;
  if (!types.has("integer") && !types.has("fraction")) return;
  const areWhole = !types.has("fraction");
  const [mine, theirs] = areWhole
    ? [wholeBounds(given.numbers), wholeBounds(taken.numbers)]
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
  const missed = taken.numbers.multiplesOf.filter((step) => {
    if (areWhole && isMultipleOf(1, step)) return false;
    return !given.numbers.multiplesOf.some((own) => isMultipleOf(own, step));
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

function stepText(steps: readonly number[]): string | null {
  return steps.length === 0 ? null : steps.join(" and ");
}
