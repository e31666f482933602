import { type Branches, type BranchProblem, nameOf, type Use } from "./branch.ts";
import { pairOf, type Relations, readersOf, reversed } from "./comparison.ts";
import { areDisjoint } from "./disjoint.ts";
import type { Schema } from "./schema.ts";

/** More pairs of alternatives than this are not looked at one by one. */
const mostPairs = 2_500;

const scalarTypes = ["null", "boolean", "integer", "fraction", "string"];

/**
 * Values that a server now refuses for fitting two alternatives of a `oneOf`. Clients read whichever alternative
 * they know, so that responses are not concerned; nor are alternatives that a discriminator tells apart.
 */
export function* ambiguitiesOf(
  branches: Branches,
  relations: Relations,
  use: Use,
): Iterable<BranchProblem> {
  const readers = readersOf(relations, use.flow);
  const { given, taken } = branches;
  if (taken.length * taken.length > mostPairs) return;
  const pairs = taken.flatMap((first, index) =>
    taken.slice(index + 1).map((second) => [first, second] as const),
  );
  for (const one of given) {
    if (pairs.some(([first, second]) => wasRefused(one, first, second))) continue;
    if (pairs.some(([first, second]) => isAmbiguous(one, first, second)))
      yield { kind: "ambiguous", given: one };
  }

  /** Whether all the values fitted two alternatives before, and so were never taken. */
  function wasRefused(one: Schema, first: Schema, second: Schema): boolean {
    const isWithin = (schema: Schema) => relations.fits(pairOf(one, schema, use));
    return wereAmbiguous(first, second) && isWithin(first) && isWithin(second);
  }

  function isAmbiguous(one: Schema, first: Schema, second: Schema): boolean {
    return isAmbiguousScalar(one, first, second) || isAmbiguousObject(one, first, second);
  }

  function isAmbiguousScalar(one: Schema, first: Schema, second: Schema): boolean {
    return scalarTypes.some((type) => {
      const areTyped = readers.given.shapeOf(one).types.has(type);
      const isTyped = (schema: Schema) => readers.taken.shapeOf(schema).types.has(type);
      if (!areTyped || !isTyped(first) || !isTyped(second)) return false;
      const sent = { reader: readers.given, schema: readers.given.only(one, type) };
      const [left, right] = [first, second].map((schema) => ({
        reader: readers.taken,
        schema: readers.taken.only(schema, type),
      }));
      if (left === undefined || right === undefined) return false;
      const areApart =
        areDisjoint(left, right) || areDisjoint(sent, left) || areDisjoint(sent, right);
      return !areApart && !wereAmbiguous(left.schema, right.schema);
    });
  }

  /** Objects that fit both as far as they are declared; being open alone is not held against them. */
  function isAmbiguousObject(one: Schema, first: Schema, second: Schema): boolean {
    const sent = readers.given.shapeOf(one);
    const [left, right] = [readers.taken.shapeOf(first), readers.taken.shapeOf(second)];
    if (![sent, left, right].every(({ types }) => types.has("object"))) return false;
    const areDeclared = [...left.properties.keys(), ...right.properties.keys()].every((name) =>
      sent.properties.has(name),
    );
    const isWithin = (schema: Schema) => relations.fits(pairOf(one, schema, use));
    if (!areDeclared || !isWithin(first) || !isWithin(second)) return false;
    return !wereAmbiguous(first, second);
  }

  /** Whether two alternatives stood beside each other before, each as wide as now or under its name. */
  function wereAmbiguous(first: Schema, second: Schema): boolean {
    if (!branches.isGivenExclusive) return false;
    return given.some(
      (own) =>
        stoodAs(own, first) && given.some((other) => other !== own && stoodAs(other, second)),
    );
  }

  function stoodAs(own: Schema, now: Schema): boolean {
    const name = nameOf(now);
    if (name !== undefined && name === nameOf(own)) return true;
    return relations.fits({ ...pairOf(own, now, use), flow: reversed(use.flow) });
  }
}
