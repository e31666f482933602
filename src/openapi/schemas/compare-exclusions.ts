import { type Comparing, pairOf, readersOf, reversed } from "./comparison.ts";
import { areDisjoint } from "./disjoint.ts";

/** Tells values that are excluded where they are taken and not where they are given (`not`). */
export function compareExclusions(comparing: Comparing): void {
  const { given, taken, old, new: next, flow, relations, observer } = comparing;
  const readers = readersOf(relations, flow);
  const whole = flow === "request" ? comparing.before : comparing.after;
  const missed = taken.exclusions.filter((wanted) => {
    const isExcluded = given.exclusions.some((own) =>
      relations.fits({ ...pairOf(own, wanted, comparing), flow: reversed(flow) }),
    );
    const side = { reader: readers.given, schema: whole };
    return !isExcluded && !areDisjoint(side, { reader: readers.taken, schema: wanted });
  });
  if (missed.length === 0) return;
  observer.tell({
    effect: "exclusion",
    before: old.exclusions.length > 0 ? "not" : null,
    after: next.exclusions.length > 0 ? "not" : null,
    keyword: "not",
    confidence: given.exclusions.length === 0 ? "proven" : "unproven",
  });
}
