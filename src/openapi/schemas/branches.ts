import type { Json } from "../../gate/json.ts";
import { accepts } from "./accepts.ts";
import { ambiguitiesOf } from "./ambiguities.ts";
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
  /** Some of its values fit two of which they may fit one only, and did not before. */
  | { readonly kind: "ambiguous"; readonly given: Schema };

export type Use = Pick<SchemaPair, "flow" | "encoding">;

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
  if (isRequest && branches.isTakenExclusive && !branches.isDiscriminated)
    yield* ambiguitiesOf(branches, relations, use);

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
