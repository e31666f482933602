import { type Comparing, pairOf, reversed } from "./comparison.ts";
import type { Condition } from "./shape.ts";

/** Tells conditions (`if`, `then`, `else`) that are not known to be kept. */
export function compareConditions(comparing: Comparing): void {
  const { given, taken, old, new: next, relations, flow, observer } = comparing;
  const whole = flow === "request" ? comparing.before : comparing.after;
  const missed = taken.conditions.filter((wanted) => {
    const isKept = given.conditions.some((own) => keeps(comparing, own, wanted));
    const holds = (part: Condition["passed"]) => relations.fits(pairOf(whole, part, comparing));
    return !isKept && !(holds(wanted.passed) && holds(wanted.failed));
  });
  if (missed.length === 0) return;
  observer.tell({
    effect: "condition",
    before: old.conditions.length > 0 ? "a condition" : null,
    after: next.conditions.length > 0 ? "a condition" : null,
    keyword: "if",
    confidence: "unproven",
  });
}

/** The same test, and each outcome within the other's. */
function keeps(comparing: Comparing, own: Condition, wanted: Condition): boolean {
  const { relations, flow } = comparing;
  const test = pairOf(own.test, wanted.test, comparing);
  return (
    relations.fits(test) &&
    relations.fits({ ...test, flow: reversed(flow) }) &&
    relations.fits(pairOf(own.passed, wanted.passed, comparing)) &&
    relations.fits(pairOf(own.failed, wanted.failed, comparing))
  );
}
