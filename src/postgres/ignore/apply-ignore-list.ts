import type { SchemaModel } from "../schema-model.ts";
import type { AllOrSome, IgnoreList } from "./ignore-list.ts";
import { setAsideIgnored } from "./set-aside-ignored.ts";
import { entriesOf } from "./why-ignored.ts";

/** What a list took from one side of a comparison. */
export type IgnoredOfSide = {
  /** Objects that are left to compare. */
  readonly left: number;
  /** How many objects, or parts of objects, were set aside, by the name they are counted under. */
  readonly counts: { readonly [name: string]: number };
};

/** A model and what is left of it to compare. */
export type SideLeft = { readonly model: SchemaModel; readonly ignored: IgnoredOfSide };

/** Both sides without what the list names; alike, so that nothing differs that did not. */
export function applyIgnoreList(
  list: IgnoreList,
  sides: readonly SchemaModel[],
): { readonly sides: readonly SideLeft[]; readonly unused: readonly string[] } {
  const sifted = sides.map((side) => setAsideIgnored(side, list));
  const used = new Set(sifted.flatMap((side) => [...side.used]));
  return {
    sides: sifted.map(({ model, counts }) => ({
      model,
      ignored: { left: model.objects.size, counts: Object.fromEntries(counts) },
    })),
    unused: entryLabelsOf(list).filter((label) => !used.has(label)),
  };
}

/** What is left of one model, without the counts. */
export function siftingBy(list: IgnoreList): (model: SchemaModel) => SchemaModel {
  return (model) => (isEmptyList(list) ? model : setAsideIgnored(model, list).model);
}

/** Whether the list names nothing at all. */
export function isEmptyList({ presets = [], ...list }: IgnoreList): boolean {
  return presets.length === 0 && entryLabelsOf(list).length === 0;
}

/** How sentences name the entries of a list, presets aside: what a host may have is no entry of its user. */
function entryLabelsOf(list: IgnoreList): readonly string[] {
  const members: readonly (readonly [string, AllOrSome | undefined])[] = [
    ["schemas", list.schemas],
    ["owners", list.owners],
    ["grants", list.grants],
    ["comments", list.comments],
    ["partitions", list.partitions],
  ];
  return members.flatMap(([member, value]) => entriesOf(member, value).map(({ label }) => label));
}
