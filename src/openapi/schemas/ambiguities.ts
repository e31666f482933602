import { nameOf } from "./branch.ts";
import { type Comparing, pairOf, readersOf, reversed } from "./comparison.ts";
import { areDisjoint } from "./disjoint.ts";
import type { Schema } from "./schema.ts";
import type { Union } from "./shape.ts";

/** More alternatives than this, or more pairs of those that an alternative given may meet, are not looked at. */
const mostAlternatives = 500;
const mostPairs = 2_500;

const scalarTypes = ["null", "boolean", "integer", "fraction", "string"];

/** Alternatives given of which a server now refuses values. */
export type Ambiguous = {
  readonly sent: readonly Schema[];
  /** Whether one of them has nothing but such values. */
  readonly isProven: boolean;
};

type Verdict = "fine" | "refused" | "unsure";

/**
 * The alternatives given of which a server now refuses values for fitting two alternatives of a `oneOf`. Clients
 * read whichever alternative they know, so that responses are concerned only where `anyOf` now lets two hold
 * at once; alternatives that a discriminator tells apart never are.
 */
export function ambiguousIn(comparing: Comparing, sent: readonly Schema[]): Ambiguous {
  const { flow, given, taken } = comparing;
  const isLoosened =
    given.unions.length > 0 && given.unions.every(({ keyword }) => keyword === "anyOf");
  if ((flow === "response" && !isLoosened) || taken.discriminator !== undefined)
    return { sent: [], isProven: false };
  const judges = taken.unions
    .filter(({ keyword }) => keyword === "oneOf")
    .map((union) => openJudge(comparing, union));
  const told = sent
    .map((one) => ({ one, verdicts: judges.map((judge) => judge(one)) }))
    .filter(({ verdicts }) => verdicts.some((verdict) => verdict !== "fine"));
  return {
    sent: told.map(({ one }) => one),
    isProven: told.some(({ verdicts }) => verdicts.includes("refused")),
  };
}

/** Judges alternatives by one union: two that stood beside each other are as ambiguous as they were. */
function openJudge(use: Comparing, { branches: taken }: Union): (one: Schema) => Verdict {
  const { relations } = use;
  const readers = readersOf(relations, use.flow);
  const exclusive = use.given.unions.filter(({ keyword }) => keyword === "oneOf");
  const standing = standingIn(taken);

  return (one) => {
    if (taken.length > mostAlternatives) return wasRefused(one) ? "fine" : "unsure";
    const pairs = freshPairs(one);
    if (pairs.length > mostPairs) return wasRefused(one) ? "fine" : "unsure";
    const ambiguous = pairs.filter(([first, second]) => isAmbiguous(one, first, second));
    if (ambiguous.length === 0 || wasRefused(one)) return "fine";
    const isWhole = ambiguous.some((pair) => pair.every((schema) => isWithin(one, schema)));
    return isWhole ? "refused" : "unsure";
  };

  /** Whether all the values fitted two alternatives before, and so were never taken. */
  function wasRefused(one: Schema): boolean {
    const within = taken.filter((branch) => isWithin(one, branch));
    return within.some((first, index) =>
      within.slice(index + 1).some((second) => wereAmbiguous(first, second)),
    );
  }

  /** Pairs that both may take values of an alternative, one of which at least has a new name, or none. */
  function freshPairs(one: Schema): readonly (readonly [Schema, Schema])[] {
    const sent = { reader: readers.given, schema: one };
    const mayMeet = (schema: Schema) => !areDisjoint(sent, { reader: readers.taken, schema });
    const fresh = taken.filter((branch) => !standing.has(branch) && mayMeet(branch));
    if (fresh.length === 0) return [];
    const others = [...standing].filter(mayMeet);
    return fresh.flatMap((first, index) =>
      [...others, ...fresh.slice(index + 1)].map((second) => [first, second] as const),
    );
  }

  function isWithin(one: Schema, schema: Schema): boolean {
    return relations.fits({ ...pairOf(one, schema, use), byValue: true });
  }

  function isAmbiguous(one: Schema, first: Schema, second: Schema): boolean {
    const isScalar = scalarTypes.some((type) => {
      const only = (schema: Schema) => readers.taken.only(schema, type);
      return mayFitBoth(type, one, first, second) && !wereAmbiguous(only(first), only(second));
    });
    return isScalar || isAmbiguousObject(one, first, second);
  }

  /**
   * Objects that fit both as they are declared: what one does not declare counts as absent. Where nothing was
   * exclusive before, it is enough that some may.
   */
  function isAmbiguousObject(one: Schema, first: Schema, second: Schema): boolean {
    if (!areAllOf("object", one, first, second)) return false;
    const isSome = exclusive.length === 0 && mayFitBoth("object", one, first, second);
    const areWithin = () => isWithin(one, first) && isWithin(one, second);
    return (isSome || areWithin()) && !wereAmbiguous(first, second);
  }

  function areAllOf(type: string, one: Schema, first: Schema, second: Schema): boolean {
    const shapes = [readers.given.shapeOf(one), ...[first, second].map(readers.taken.shapeOf)];
    return shapes.every(({ types }) => types.has(type));
  }

  /** Whether values of a type that are sent may fit both. */
  function mayFitBoth(type: string, one: Schema, first: Schema, second: Schema): boolean {
    if (!areAllOf(type, one, first, second)) return false;
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
    return exclusive.some(({ branches }) =>
      branches.some(
        (own) =>
          stoodAs(own, first) && branches.some((other) => other !== own && stoodAs(other, second)),
      ),
    );
  }

  /** The alternatives whose names stood beside each other in one union before. */
  function standingIn(branches: readonly Schema[]): ReadonlySet<Schema> {
    const [longest] = exclusive
      .map((union) => branches.filter((now) => union.branches.some((own) => isNamesake(own, now))))
      .sort((a, b) => b.length - a.length);
    return new Set(longest);
  }

  function stoodAs(own: Schema, now: Schema): boolean {
    return (
      isNamesake(own, now) || relations.fits({ ...pairOf(own, now, use), flow: reversed(use.flow) })
    );
  }
}

function isNamesake(own: Schema, now: Schema): boolean {
  const name = nameOf(now);
  return name !== undefined && name === nameOf(own);
}
