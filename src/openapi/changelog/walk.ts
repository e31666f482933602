import type { Json } from "../../data/json.ts";
import type { ChangelogKind, ChangelogThing } from "./changelog.ts";
import type { NodeKind } from "./node-grammar.ts";
import type { Difference, Sides, Spot } from "./node-pair.ts";

/** What stands at a spot in the old description and in the new one; undefined where one has nothing there. */
export type Pair = {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly spot: Spot;
};

/** A member of a mapping, as both sides have it; the spot is the member's once it was stepped to. */
export type Member = Pair & { readonly node: NodeKind; readonly key: string };

/** Tells one difference. `name` is what it is about, where the spot does not say it. */
export type Tell = (
  kind: ChangelogKind,
  pair: Pair,
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
export function tellThing({ tell }: Walk, thing: ChangelogThing, name: string, pair: Pair): void {
  tell(pair.before === undefined ? `${thing}-added` : `${thing}-removed`, pair, name);
}
