import type { Json } from "../../data/json.ts";
import type { ChangelogKind, ChangelogThing } from "./changelog.ts";
import type { NodeKind } from "./node-grammar.ts";
import type { Difference, Sides, Spot } from "./node-pair.ts";

/** Tells one difference. */
export type Tell = (
  kind: ChangelogKind,
  spot: Spot,
  before: Json | undefined,
  after: Json | undefined,
  name?: string,
  aliases?: Difference["aliases"],
) => void;

/** What the walk of one kind of member may do: tell a difference, and go on below a pair. */
export type Walk = {
  readonly sides: Sides;
  readonly tell: Tell;
  readonly below: (kind: NodeKind, before: Json, after: Json, spot: Spot) => void;
};

/** Says that a thing came or went. */
export function tellThing(
  { tell }: Walk,
  thing: ChangelogThing,
  name: string,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  tell(a === undefined ? `${thing}-added` : `${thing}-removed`, spot, a, b, name);
}
