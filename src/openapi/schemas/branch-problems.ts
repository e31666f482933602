import type { Json } from "../../data/json.ts";
import { accepts } from "./accepts.ts";
import { type Branches, type BranchProblem, nameOf, type Use } from "./branch.ts";
import { pairOf, type Relations, readersOf, reversed } from "./comparison.ts";
import type { Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** Which alternatives given are not taken. */
export function* problemsOf(
  branches: Branches,
  relations: Relations,
  use: Use,
): Iterable<BranchProblem> {
  const readers = readersOf(relations, use.flow);
  const byName = new Map(branches.taken.map((taken) => [nameOf(taken), taken]));
  const names = new Set(branches.given.map(nameOf));
  const isRequest = use.flow === "request";
  const isVanishable = branches.given.length > 1 && (isRequest || branches.isTakenExclusive);
  for (const given of branches.given) {
    const name = nameOf(given);
    const twin = name === undefined ? undefined : byName.get(name);
    const homes = twin === undefined ? branches.taken : [twin];
    if (!homes.some((taken) => fits(given, taken))) {
      for (const part of untakenOf(given))
        yield { kind: "refused", given: part, near: twin ?? nearestTo(part) };
    } else if (isVanishable && name !== undefined && twin === undefined) {
      if (!isRenamed(name, given)) yield { kind: "vanished", given };
    }
  }

  function fits(given: Schema, taken: Schema): boolean {
    return relations.fits(pairOf(given, taken, use));
  }

  /** What is left of an alternative when it is taken in parts: type by type, or one by one when it lists values. */
  function untakenOf(given: Schema): readonly Schema[] {
    const { types, values } = readers.given.shapeOf(given);
    if (values !== undefined) {
      const isTaken = (value: Json) =>
        branches.taken.some((taken) => accepts(readers.taken, taken, value) === true);
      return [...values.values()].every(isTaken) ? [] : [given];
    }
    if (types.size < 2) return [given];
    const parts = [...types].map((type) => readers.given.only(given, type));
    const left = parts.filter((part) => !branches.taken.some((taken) => fits(part, taken)));
    return left.length === parts.length ? [given] : left;
  }

  /** Whether an alternative stands under another name, or where it is used, and means the same. */
  function isRenamed(name: string, given: Schema): boolean {
    return branches.taken.some((taken) => {
      const other = nameOf(taken);
      const isNew = other !== undefined && readers.given.hasName(other);
      if (other !== undefined && (isNew || readers.taken.hasName(name))) return false;
      const pair = pairOf(given, taken, use);
      return relations.fits(pair) && relations.fits({ ...pair, flow: reversed(use.flow) });
    });
  }

  /** The alternative taken, and nobody's by name, that shares a type and the most properties; not another by its tag. */
  function nearestTo(given: Schema): Schema | undefined {
    const shape = readers.given.shapeOf(given);
    const { types, properties, title } = shape;
    const isNamed = nameOf(given) !== undefined;
    let nearest: Schema | undefined;
    let most = -1;
    for (const taken of branches.taken) {
      const takenName = nameOf(taken);
      if (takenName !== undefined && names.has(takenName)) continue;
      const other = readers.taken.shapeOf(taken);
      if (![...types].some((type) => other.types.has(type))) continue;
      const isTitled = title !== undefined && title === other.title;
      if (isNamed && !isTitled && haveOtherTags(shape, other)) continue;
      const shared = [...properties.keys()].filter((name) => other.properties.has(name)).length;
      const score = shared + (isTitled ? 1_000 : 0);
      if (score > most) [nearest, most] = [taken, score];
    }
    return nearest;
  }

  /** Whether a property lists values on both sides and has none in common: each is an alternative of its own. */
  function haveOtherTags(mine: Shape, theirs: Shape): boolean {
    return [...mine.properties].some(([name, schema]) => {
      const other = theirs.properties.get(name);
      const values = readers.given.shapeOf(schema).values;
      const others = other === undefined ? undefined : readers.taken.shapeOf(other).values;
      if (values === undefined || others === undefined) return false;
      return ![...values.keys()].some((text) => others.has(text));
    });
  }
}
