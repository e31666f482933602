import { canonicalOf } from "./canonical-document.ts";
import type { Schema, Union } from "./schema-shape.ts";
import type { ShapeObserver, ShapePair } from "./shape-pair.ts";

/**
 * Compares the branches of `oneOf` and `anyOf` in pairs. Unions that have not the same number of
 * branches, or are not of the same kind, are beyond this comparison and told as `unmodelled`.
 */
export function compareUnions(shapes: ShapePair, { tell, descend }: ShapeObserver): void {
  const { from, to, pair, pointer } = shapes;
  const pairs = from.unions.map((union, index) => [union, to.unions[index]] as const);
  const isPaired = from.unions.length === to.unions.length && pairs.every(areAlike);
  if (!isPaired) {
    const construct = (to.unions[0] ?? from.unions[0])?.keyword ?? "oneOf";
    const texts = { before: unionText(from.unions), after: unionText(to.unions) };
    tell({ kind: "unmodelled", construct, pointer: `${pointer}/${construct}`, ...texts });
    return;
  }
  for (const [before, after] of pairs) {
    if (after === undefined) continue;
    for (const [index, [mine, theirs]] of matched(before.branches, after.branches).entries())
      descend({ before: mine, after: theirs, flow: pair.flow }, `(${after.keyword} ${index + 1})`);
  }
}

function areAlike([before, after]: readonly [Union, Union | undefined]): boolean {
  return before.keyword === after?.keyword && before.branches.length === after.branches.length;
}

/** Branches in pairs: those of the same text first, whatever their order, then the others as they stand. */
function matched(before: readonly Schema[], after: readonly Schema[]) {
  const open = new Map(after.entries());
  const pairs: [Schema, Schema][] = [];
  const unmatched: Schema[] = [];
  for (const branch of before) {
    const text = textOf(branch);
    const [index, twin] = [...open].find(([, other]) => textOf(other) === text) ?? [];
    if (index === undefined || twin === undefined) unmatched.push(branch);
    else {
      pairs.push([branch, twin]);
      open.delete(index);
    }
  }
  const rest = [...open.values()];
  for (const [index, branch] of unmatched.entries()) pairs.push([branch, rest[index] ?? []]);
  return pairs;
}

function textOf(schema: Schema): string {
  return JSON.stringify(schema.map(({ node }) => canonicalOf(node)));
}

function unionText(unions: readonly Union[]): string | null {
  const texts = unions.map(({ keyword, branches }) => `${keyword} of ${branches.length}`);
  return texts.length === 0 ? null : texts.join(" and ");
}
