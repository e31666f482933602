import { accepts } from "./accepts.ts";
import { pairOf, type Relations, readersOf, reversed, type SchemaPair } from "./comparison.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { typeText } from "./read-values.ts";
import type { Schema } from "./schema.ts";

/** Alternatives on both sides; of `exclusive` ones a value must fit one only. */
export type Branches = {
  readonly given: readonly Schema[];
  readonly taken: readonly Schema[];
  readonly isGivenExclusive: boolean;
  readonly isTakenExclusive: boolean;
  /** Whether a property tells which alternative is meant. */
  readonly isDiscriminated: boolean;
};

/** An alternative that is given and not taken as it is. */
export type BranchProblem =
  /** No alternative takes it; `near` is the one that it was, as far as can be told. */
  | { readonly kind: "refused"; readonly given: Schema; readonly near: Schema | undefined }
  /** It is named, others happen to take its values, and its name is gone. */
  | { readonly kind: "vanished"; readonly given: Schema }
  /** It fits two of which it may fit one only, and did not before. */
  | { readonly kind: "ambiguous"; readonly given: Schema };

type Use = Pick<SchemaPair, "flow" | "encoding">;

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
    const home = homes.find((taken) => fits(given, taken));
    if (home === undefined) {
      if (!isSplitTaken(given)) yield { kind: "refused", given, near: twin ?? nearestTo(given) };
    } else if (isAmbiguous(given, home)) yield { kind: "ambiguous", given };
    else if (isVanishable && name !== undefined && twin === undefined) {
      if (!isRenamed(name, given, home)) yield { kind: "vanished", given };
    }
  }

  function fits(given: Schema, taken: Schema): boolean {
    return relations.fits(pairOf(given, taken, use));
  }

  /** Whether the values are taken in parts: type by type, or one by one when they are listed. */
  function isSplitTaken(given: Schema): boolean {
    const { types, values } = readers.given.shapeOf(given);
    if (values !== undefined)
      return [...values.values()].every((value) => {
        const taking = branches.taken.filter(
          (taken) => accepts(readers.taken, taken, value) === true,
        );
        return taking.length === 1 || (taking.length > 1 && !branches.isTakenExclusive);
      });
    if (types.size < 2) return false;
    return [...types].every((type) => {
      const part = readers.given.only(given, type);
      return branches.taken.some((taken) => fits(part, taken));
    });
  }

  /**
   * Whether a server now refuses these values for fitting a second alternative. Clients read whichever they
   * know, so that responses are not concerned; nor are alternatives that a discriminator tells apart.
   */
  function isAmbiguous(given: Schema, home: Schema): boolean {
    if (!isRequest || !branches.isTakenExclusive || branches.isDiscriminated) return false;
    const others = branches.taken.filter((other) => other !== home && fits(given, other));
    const wasSo = branches.isGivenExclusive && others.some((other) => isAmongGiven(given, other));
    return !wasSo && others.some((other) => isSpecific(given, other));
  }

  /** Whether an alternative stood beside this one before, as wide as it is. */
  function isAmongGiven(given: Schema, other: Schema): boolean {
    return branches.given.some(
      (own) =>
        own !== given &&
        nameOf(own) === nameOf(other) &&
        (nameOf(own) !== undefined ||
          relations.fits({ ...pairOf(own, other, use), flow: reversed(use.flow) })),
    );
  }

  /** Whether what the other declares is declared here: it does not take these values for being open alone. */
  function isSpecific(given: Schema, other: Schema): boolean {
    const [mine, theirs] = [readers.given.shapeOf(given), readers.taken.shapeOf(other)];
    return [...theirs.properties.keys()].every((property) => mine.properties.has(property));
  }

  function isRenamed(name: string, given: Schema, home: Schema): boolean {
    const pair = { ...pairOf(given, home, use), flow: reversed(use.flow) };
    if (!relations.fits(pair)) return false;
    const other = nameOf(home);
    if (other === undefined) return true;
    return !readers.taken.hasName(name) && !readers.given.hasName(other);
  }

  /** The alternative taken, and nobody's by name, that shares a type and the most properties. */
  function nearestTo(given: Schema): Schema | undefined {
    const { types, properties, title } = readers.given.shapeOf(given);
    let nearest: Schema | undefined;
    let most = -1;
    for (const taken of branches.taken) {
      const takenName = nameOf(taken);
      if (takenName !== undefined && names.has(takenName)) continue;
      const other = readers.taken.shapeOf(taken);
      if (![...types].some((type) => other.types.has(type))) continue;
      const shared = [...properties.keys()].filter((name) => other.properties.has(name)).length;
      const score = shared + (title !== undefined && title === other.title ? 1_000 : 0);
      if (score > most) [nearest, most] = [taken, score];
    }
    return nearest;
  }
}

/** The name of a schema that is a component; undefined of one that stands where it is used. */
export function nameOf(schema: Schema): string | undefined {
  const named = schema.filter(({ bare }) => bare !== true);
  const [part] = named;
  if (part === undefined || named.length !== 1) return undefined;
  return /^\/(?:components\/schemas|definitions|\$defs)\/([^/]+)$/.exec(part.at.pointer)?.[1];
}

/** How a reader tells an alternative from the others. */
export function labelOf(schema: Schema, reader: SchemaReader): string {
  const { title, types } = reader.shapeOf(schema);
  return nameOf(schema) ?? title ?? typeText(types) ?? "anything";
}
