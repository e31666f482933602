import type { PagerdutyFacts } from "./facts.ts";

/** A time within the window in which nobody is on call. */
export type Gap = { readonly from: string; readonly until: string };

/** Where in its window a schedule has nobody, in order. */
export function gapsOf({ from, until, shifts }: PagerdutyFacts): readonly Gap[] {
  const gaps: Gap[] = [];
  let covered = from;
  for (const shift of shifts) {
    if (isBefore(covered, shift.from)) gaps.push({ from: covered, until: shift.from });
    if (isBefore(covered, shift.until)) covered = shift.until;
  }
  return isBefore(covered, until) ? [...gaps, { from: covered, until }] : gaps;
}

function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}
