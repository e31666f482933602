import type { Json } from "../../data/json.ts";
import type { ApiSource, Location } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import type { ChangelogKind } from "./changelog.ts";

/** One place of both descriptions, in the middle of a walk. */
export type Spot = {
  readonly base: Trail;
  readonly revision: Trail;
  readonly subject: string;
  /** The words of the place within the subject, the outermost first. */
  readonly words: readonly string[];
  /** Names of the path's parameters on either side, in the order of the path. */
  readonly pathNames: readonly [readonly string[], readonly string[]];
  /** Parameters of the path around an operation, by what identifies them. */
  readonly inherited: readonly [PlacedParameters, PlacedParameters];
  /** Parameters that every operation of the path has as its own, on either side. */
  readonly everywhere: readonly [ReadonlySet<string>, ReadonlySet<string>];
};

/** Parameters by what identifies them, with where each stands. */
export type PlacedParameters = ReadonlyMap<string, { readonly value: Json; readonly trail: Trail }>;

/** The way to a value of one document. */
export type Trail = { readonly document: string; readonly path: readonly string[] };

/** Both descriptions, and where what was renamed is now: places of the old one as `#/components/…`. */
export type Sides = {
  readonly before: ApiSource;
  readonly after: ApiSource;
  readonly renamed: ReadonlyMap<string, string>;
};

/** One thing that is otherwise, before it is known whether a breaking change says it already. */
export type Difference = {
  readonly kind: ChangelogKind;
  readonly spot: Spot;
  readonly name: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Other places by which a breaking change may name it: the property that became required. */
  readonly aliases: readonly Location[];
};

/** One step further on both sides. */
export function stepTo(
  { base, revision, ...rest }: Spot,
  left: readonly string[],
  right: readonly string[],
  word?: string,
): Spot {
  return {
    ...rest,
    base: { ...base, path: [...base.path, ...left] },
    revision: { ...revision, path: [...revision.path, ...right] },
    words: word === undefined ? rest.words : [...rest.words, word],
  };
}

/** Where a way leads. */
export function locationOf({ document, path }: Trail): Location {
  return { document, pointer: pointerOf(path) };
}
