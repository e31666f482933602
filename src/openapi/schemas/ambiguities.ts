import { nameOf } from "./branch.ts";
import { type Comparing, pairOf, readersOf, reversed } from "./comparison.ts";
import { areDisjoint } from "./disjoint.ts";
import type { Schema } from "./schema.ts";
import type { Union } from "./shape.ts";

/** More pairs of alternatives than this are not looked at one by one. */
const mostPairs = 2_500;

const scalarTypes = ["null", "boolean", "integer", "fraction", "string"];

/**
 * The alternatives given of which a server now refuses values for fitting two alternatives of a `oneOf`. Clients
 * read whichever alternative they know, so that responses are concerned only where `anyOf` now lets two hold
 * at once; alternatives that a discriminator tells apart never are.
 */
export function ambiguousIn(comparing: Comparing, sent: readonly Schema[]): readonly Schema[] {
  const { flow, given, taken } = comparing;
  const isLoosened =
    given.unions.length > 0 && given.unions.every(({ keyword }) => keyword === "anyOf");
  if ((flow === "response" && !isLoosened) || taken.discriminator !== undefined) return [];
  const exclusive = taken.unions.filter(({ keyword }) => keyword === "oneOf");
  return sent.filter((one) => exclusive.some((union) => isAmbiguousIn(comparing, one, union)));
}

function isAmbiguousIn(use: Comparing, one: Schema, { branches: taken }: Union): boolean {
  const { relations } = use;
  const readers = readersOf(relations, use.flow);
  if (taken.length * taken.length > mostPairs) return false;
  const pairs = taken.flatMap((first, index) =>
    taken.slice(index + 1).map((second) => [first, second] as const),
  );
  if (pairs.some(([first, second]) => wasRefused(first, second))) return false;
  return pairs.some(
    ([first, second]) => isAmbiguousScalar(first, second) || isAmbiguousObject(first, second),
  );

  function isWithin(schema: Schema): boolean {
    return relations.fits({ ...pairOf(one, schema, use), byValue: true });
  }

  /** Whether all the values fitted two alternatives before, and so were never taken. */
  function wasRefused(first: Schema, second: Schema): boolean {
    return wereAmbiguous(first, second) && isWithin(first) && isWithin(second);
  }

  function isAmbiguousScalar(first: Schema, second: Schema): boolean {
    return scalarTypes.some((type) => {
      const areTyped = readers.given.shapeOf(one).types.has(type);
      const isTyped = (schema: Schema) => readers.taken.shapeOf(schema).types.has(type);
      if (!areTyped || !isTyped(first) || !isTyped(second)) return false;
      const only = (schema: Schema) => readers.taken.only(schema, type);
      return mayFitBoth(type, first, second) && !wereAmbiguous(only(first), only(second));
    });
  }

  /**
   * Objects that fit both as they are declared: what one does not declare counts as absent. Where nothing was
   * exclusive before, it is enough that some may.
   */
  function isAmbiguousObject(first: Schema, second: Schema): boolean {
    const sent = readers.given.shapeOf(one);
    const [left, right] = [readers.taken.shapeOf(first), readers.taken.shapeOf(second)];
    if (![sent, left, right].every(({ types }) => types.has("object"))) return false;
    const wasExclusive = use.given.unions.some(({ keyword }) => keyword === "oneOf");
    const isSome = !wasExclusive && mayFitBoth("object", first, second);
    return (isSome || (isWithin(first) && isWithin(second))) && !wereAmbiguous(first, second);
  }

  /** Whether values of a type that are sent may fit both. */
  function mayFitBoth(type: string, first: Schema, second: Schema): boolean {
    const sent = { reader: readers.given, schema: readers.given.only(one, type) };
    const sideOf = (schema: Schema) => ({
      reader: readers.taken,
      schema: readers.taken.only(schema, type),
    });
    const [left, right] = [sideOf(first), sideOf(second)];
    return !areDisjoint(left, right) && !areDisjoint(sent, left) && !areDisjoint(sent, right);
  }

  /** Whether two alternatives stood beside each other before, each as wide as now or under its name. */
  function wereAmbiguous(first: Schema, second: Schema): boolean {
    return use.given.unions.some(
      ({ keyword, branches }) =>
        keyword === "oneOf" &&
        branches.some(
          (own) =>
            stoodAs(own, first) &&
            branches.some((other) => other !== own && stoodAs(other, second)),
        ),
    );
  }

  function stoodAs(own: Schema, now: Schema): boolean {
    const name = nameOf(now);
    if (name !== undefined && name === nameOf(own)) return true;
    return relations.fits({ ...pairOf(own, now, use), flow: reversed(use.flow) });
  }
}
