import { nameOf } from "./branch.ts";
import { type Comparing, pairOf, readersOf, reversed } from "./comparison.ts";
import { type Cut, cutBy, cutsOf, openWidening, type TypeCut } from "./cuts.ts";
import { areDisjoint, type Side } from "./disjoint.ts";
import { keeping } from "./keeping.ts";
import type { Schema } from "./schema.ts";
import { propertyOf, type Shape, type Union } from "./shape.ts";

/** More alternatives than this, or more pairs of those that an alternative given may meet, are not looked at. */
const mostAlternatives = 500;
const mostPairs = 2_500;

/** Alternatives given of which a server now refuses values. */
export type Ambiguous = {
  readonly sent: readonly Schema[];
  /** Whether one of them has nothing but such values. */
  readonly isProven: boolean;
};

type Verdict = "fine" | "refused" | "unsure";

/** Two alternatives taken. */
type Pair = readonly [Schema, Schema];

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

/** Judges alternatives by one union. Values that were refused for fitting two before are as ambiguous as they were. */
function openJudge(use: Comparing, { branches: taken }: Union): (one: Schema) => Verdict {
  const { relations, encoding } = use;
  const readers = readersOf(relations, use.flow);
  const exclusive = use.given.unions.filter(({ keyword }) => keyword === "oneOf");
  /** Whether values may be of several alternatives at once, and have what any of them declares. */
  const isMixed = use.given.unions.length > 0 && exclusive.length === 0;
  const fresh = new Set(taken.filter(isFresh));

  return (one) => {
    if (taken.length > mostAlternatives) return wasRefused(one) ? "fine" : "unsure";
    const pairs = freshPairs(one);
    if (pairs.length === 0) return "fine";
    if (pairs.length > mostPairs) return wasRefused(one) ? "fine" : "unsure";
    const cuts = cutsOf(readers.given, one);
    const isNewlyTwice = openSearch(one);
    const ambiguous = pairs.filter((pair) => cuts.some((cut) => isNewlyTwice(pair, cut)));
    if (ambiguous.length === 0) return "fine";
    const isWhole = ambiguous.some((pair) => pair.every((schema) => isWithin(one, schema)));
    return isWhole ? "refused" : "unsure";
  };

  /** Whether an alternative has a new name, or none, or takes more than under its name before. */
  function isFresh(now: Schema): boolean {
    return !exclusive.some(({ branches }) =>
      branches.some((own) => isNamesake(own, now) && isAsWide(own, now)),
    );
  }

  /**
   * Pairs that both may take values of an alternative, one of which at least is fresh. What its namesake does not take any
   * more is told elsewhere, so one of them is the namesake where there is one.
   */
  function freshPairs(one: Schema): readonly Pair[] {
    const sent = sideOf(one);
    const others = taken.filter((schema) => !areDisjoint(sent, { reader: readers.taken, schema }));
    const homes = others.filter((now) => isNamesake(one, now));
    const pairs =
      homes.length > 0
        ? homes.flatMap((home) => others.map((other) => [home, other] as const))
        : others.flatMap((first, at) =>
            others.slice(at + 1).map((other) => [first, other] as const),
          );
    return pairs.filter(
      ([first, second]) => first !== second && (fresh.has(first) || fresh.has(second)),
    );
  }

  /** Whether both of a pair may take values of an alternative that were not refused for fitting two before. */
  function openSearch(one: Schema): (pair: Pair, cut: TypeCut) => boolean {
    const { properties } = readers.given.shapeOf(one);
    const sidesOf = keeping((whole: Cut) => keeping((now: Schema) => takenOf(now, whole)));
    const fitOf = keeping((cut: Cut) => {
      return keeping((side: Side) => !areDisjoint(sideOf(cut.schema), side));
    });
    const wereTwiceAnyway = keeping((cut: Cut) => wereTwice(one, [], cut));
    const widened = openWidening(one);

    return (pair, { whole, parts }) => {
      const [left, right] = pair.map(sidesOf(whole));
      if (left === undefined || right === undefined || areDisjoint(left, right)) return false;
      const mayFitBoth = (cut: Cut) => fitOf(cut)(right) && fitOf(cut)(left);
      if (!mayFitBoth(whole)) return false;
      if (isMixed) return true;
      const asked = pair
        .flatMap((now) => [...readers.taken.shapeOf(now).required.keys()])
        .filter((name) => properties.has(name));
      return parts
        .map((part) => widened(part, asked))
        .some((cut) => !wereTwiceAnyway(cut) && mayFitBoth(cut) && !wereTwice(one, pair, cut));
    };
  }

  function takenOf(schema: Schema, { nodes }: Cut): Side {
    return { reader: readers.taken, schema: cutBy(schema, nodes) };
  }

  /** Whether two alternatives of before took what is in one and in those of now. */
  function wereTwice(one: Schema, pair: readonly Schema[], cut: Cut): boolean {
    return exclusive.some(({ branches }) => areTwo(branches, (own) => took(own, one, pair, cut)));
  }

  function took(own: Schema, one: Schema, pair: readonly Schema[], cut: Cut): boolean {
    const shape = readers.given.shapeOf(own);
    if (cut.names !== undefined && isRecord(shape)) return tookEach(shape, one, pair, cut.names);
    if (wasWithin(cut.schema, own)) return true;
    return pair.some((now) => isAsWide(own, cutBy(now, cut.nodes)));
  }

  /** Whether an alternative of before took objects with just these properties, as each by itself tells. */
  function tookEach(
    own: Shape,
    one: Schema,
    pair: readonly Schema[],
    names: readonly string[],
  ): boolean {
    if (![...own.required.keys()].every((name) => names.includes(name))) return false;
    return names.every((name) => {
      const wanted = propertyOf(own, name);
      if (wasWithin(propertyOf(readers.given.shapeOf(one), name), wanted)) return true;
      return pair.some((now) => isAsWide(wanted, propertyOf(readers.taken.shapeOf(now), name)));
    });
  }

  function sideOf(schema: Schema): Side {
    return { reader: readers.given, schema, isDeclared: !isMixed };
  }

  function isWithin(one: Schema, schema: Schema): boolean {
    return relations.fits({ ...pairOf(one, schema, use), byValue: true });
  }

  function wasWithin(one: Schema, own: Schema): boolean {
    const pair = { before: one, after: own, flow: "request", encoding, byValue: true } as const;
    return relations.ofGiven(use.flow).fits(pair);
  }

  function wasRefused(one: Schema): boolean {
    return exclusive.some(({ branches }) => areTwo(branches, (own) => wasWithin(one, own)));
  }

  /** Whether an alternative of before took all that one of now takes. */
  function isAsWide(own: Schema, now: Schema): boolean {
    return relations.fits({ ...pairOf(own, now, use), flow: reversed(use.flow) });
  }
}

/** Whether a shape says nothing of objects but what properties they have. */
function isRecord({
  types,
  values,
  unions,
  counts,
  conditions,
  exclusions,
  ...shape
}: Shape): boolean {
  return (
    types.has("object") &&
    values === undefined &&
    counts.min === 0 &&
    counts.max === Number.POSITIVE_INFINITY &&
    [unions, conditions, exclusions, shape.propertyNames, shape.unevaluatedProperties].every(
      ({ length }) => length === 0,
    ) &&
    [shape.dependentRequired, shape.dependentSchemas, shape.unread].every(({ size }) => size === 0)
  );
}

function areTwo<T>(all: readonly T[], isOne: (one: T) => boolean): boolean {
  const first = all.findIndex(isOne);
  return first >= 0 && all.slice(first + 1).some(isOne);
}

function isNamesake(own: Schema, now: Schema): boolean {
  const name = nameOf(now);
  return name !== undefined && name === nameOf(own);
}
