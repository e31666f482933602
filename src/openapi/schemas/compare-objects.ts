import { accepts } from "./accepts.ts";
import { beginsBefore, endsAfter, maxText } from "./bounds.ts";
import { compareProperties } from "./compare-properties.ts";
import { type Comparing, pairOf, readersOf } from "./comparison.ts";
import type { Schema } from "./schema.ts";

/** Tells what objects given do not keep; hands on their properties. */
export function compareObjects(comparing: Comparing): void {
  const { given, taken, old, new: next, types, observer } = comparing;
  if (!types.has("object")) return;
  compareProperties(comparing);
  compareAdditional(comparing);
  comparePatternProperties(comparing);
  comparePropertyNames(comparing);
  compareUnevaluated(comparing);
  if (beginsBefore(given.counts, taken.counts) && given.required.size < taken.counts.min)
    observer.tell({
      effect: "minProperties",
      before: String(old.counts.min),
      after: String(next.counts.min),
      keyword: "minProperties",
    });
  if (endsAfter(given.counts, taken.counts) && mostProperties(comparing) > taken.counts.max)
    observer.tell({
      effect: "maxProperties",
      before: maxText(old.counts),
      after: maxText(next.counts),
      keyword: "maxProperties",
    });
  compareDependents(comparing);
}

/** How many properties an object given can have: a closed one no more than it declares. */
function mostProperties({ relations, flow, given }: Comparing): number {
  const { given: reader } = readersOf(relations, flow);
  const isClosed =
    given.patternProperties.size === 0 && reader.shapeOf(given.additional).types.size === 0;
  return isClosed ? given.properties.size : Number.POSITIVE_INFINITY;
}

function compareAdditional({ relations, flow, old, new: next, observer }: Comparing): void {
  const [mine, theirs] = [
    relations.before.shapeOf(old.additional),
    relations.after.shapeOf(next.additional),
  ];
  const [given, taken] = flow === "request" ? [mine, theirs] : [theirs, mine];
  if (taken.isAnything || given.types.size === 0) return;
  if (taken.types.size > 0) observer.descend(old.additional, next.additional, "{}");
  else
    observer.tell({
      effect: "additionalProperties",
      before: mine.types.size === 0 ? "false" : "true",
      after: theirs.types.size === 0 ? "false" : "true",
      keyword: "additionalProperties",
    });
}

function comparePatternProperties(comparing: Comparing): void {
  const { old, new: next, observer } = comparing;
  for (const pattern of new Set([
    ...old.patternProperties.keys(),
    ...next.patternProperties.keys(),
  ])) {
    const before = old.patternProperties.get(pattern) ?? old.additional;
    const after = next.patternProperties.get(pattern) ?? next.additional;
    const verdict = comparePatternPair(comparing, before, after);
    if (verdict === "parts") observer.descend(before, after, `{${pattern}}`);
    else if (verdict === "told")
      observer.tell({
        effect: "patternProperties",
        name: pattern,
        before: old.patternProperties.has(pattern) ? "a schema" : null,
        after: next.patternProperties.has(pattern) ? "a schema" : null,
        keyword: "patternProperties",
      });
  }
}

function comparePatternPair({ relations, flow }: Comparing, before: Schema, after: Schema) {
  const [mine, theirs] = [relations.before.shapeOf(before), relations.after.shapeOf(after)];
  const [given, taken] = flow === "request" ? [mine, theirs] : [theirs, mine];
  if (taken.isAnything || given.types.size === 0) return "kept";
  return given.isAnything || taken.types.size === 0 ? "told" : "parts";
}

function comparePropertyNames(comparing: Comparing): void {
  const { relations, flow, given, taken, old, new: next, observer } = comparing;
  const readers = readersOf(relations, flow);
  const wanted = readers.taken.shapeOf(taken.propertyNames);
  if (wanted.isAnything) return;
  const isClosed = readers.given.shapeOf(given.additional).types.size === 0;
  const areKnown = isClosed && given.patternProperties.size === 0;
  const names = [...given.properties.keys()];
  if (areKnown && names.every((name) => accepts(readers.taken, taken.propertyNames, name))) return;
  if (relations.fits({ ...pairOf(given.propertyNames, taken.propertyNames, comparing) })) return;
  observer.tell({
    effect: "propertyNames",
    before: old.propertyNames.length > 0 ? "a schema" : null,
    after: next.propertyNames.length > 0 ? "a schema" : null,
    keyword: "propertyNames",
  });
}

function compareUnevaluated({
  relations,
  flow,
  given,
  taken,
  old,
  new: next,
  observer,
}: Comparing): void {
  const readers = readersOf(relations, flow);
  if (readers.taken.shapeOf(taken.unevaluatedProperties).isAnything) return;
  const isClosed = readers.given.shapeOf(given.additional).types.size === 0;
  if (isClosed) return;
  if (readers.given.shapeOf(given.unevaluatedProperties).isAnything)
    observer.tell({
      effect: "unevaluated",
      name: "properties",
      before: old.unevaluatedProperties.length > 0 ? "a schema" : null,
      after: next.unevaluatedProperties.length > 0 ? "a schema" : null,
      keyword: "unevaluatedProperties",
    });
  else observer.descend(old.unevaluatedProperties, next.unevaluatedProperties, "{}");
}

function compareDependents(comparing: Comparing): void {
  const { relations, given, taken, old, new: next, observer } = comparing;
  for (const [name, needed] of taken.dependentRequired) {
    const own = given.dependentRequired.get(name);
    const missed = [...needed].filter((other) => !own?.has(other) && !given.required.has(other));
    if (missed.length > 0)
      observer.tell({
        effect: "dependentRequired",
        name,
        before: [...(old.dependentRequired.get(name) ?? [])].join(", ") || null,
        after: [...(next.dependentRequired.get(name) ?? [])].join(", ") || null,
        keyword: "dependentRequired",
      });
  }
  for (const [name, wanted] of taken.dependentSchemas) {
    const own = given.dependentSchemas.get(name);
    const whole = comparing.flow === "request" ? comparing.before : comparing.after;
    const isKept =
      (own !== undefined && relations.fits(pairOf(own, wanted, comparing))) ||
      (declaresAll(comparing, wanted) && relations.fits(pairOf(whole, wanted, comparing)));
    if (!isKept)
      observer.tell({
        effect: "dependentSchemas",
        name,
        before: old.dependentSchemas.has(name) ? "a schema" : null,
        after: next.dependentSchemas.has(name) ? "a schema" : null,
        keyword: "dependentSchemas",
        confidence: "unproven",
      });
  }
}

/** Whether what a schema says is said of properties that are declared here: being open is no answer to it. */
function declaresAll({ relations, flow, given }: Comparing, wanted: Schema): boolean {
  const { properties } = readersOf(relations, flow).taken.shapeOf(wanted);
  return [...properties.keys()].every((name) => given.properties.has(name));
}
