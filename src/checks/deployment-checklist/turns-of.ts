type Item = { readonly kind: string };

/**
 * Who is looked at with whom. The repository comes first, as a command may leave files in it; then the items in their
 * order, a command alone: it finds what stands before it looked at, and what stands after it finds it ended.
 */
export function turnsOf<Given extends Item>(
  items: readonly Given[],
): readonly (readonly Given[])[] {
  const turns: Given[][] = [items.filter(({ kind }) => kind === "git")];
  let together: Given[] = [];
  for (const item of items) {
    if (item.kind === "git") continue;
    if (item.kind !== "command") together.push(item);
    else {
      turns.push(together, [item]);
      together = [];
    }
  }
  return [...turns, together].filter((turn) => turn.length > 0);
}
