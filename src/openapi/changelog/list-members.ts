import { itemsOf, type Json, memberOf, membersOf, textOf } from "../../data/json.ts";
import { compactList } from "../compact-text.ts";
import { branchKeyOf, pairBranches, pairByKey } from "./match-items.ts";
import type { MemberGrammar } from "./node-grammar.ts";
import { stepTo } from "./node-pair.ts";
import { type Member, tellThing, type Walk } from "./walk.ts";

type ListGrammar = MemberGrammar & { shape: "list" | "texts" };

/** Compares two lists whose items are known by what they say, wherever they stand. */
export function pairListMembers(
  walk: Walk,
  grammar: ListGrammar,
  { key, spot, ...lists }: Member,
): void {
  const [before, after] = [itemsOf(lists.before), itemsOf(lists.after)];
  const { sides } = walk;
  const isTuple = key === "prefixItems";
  const isBranches = grammar.shape === "list" && !isTuple;
  const left = before.map((item, index) =>
    isBranches
      ? branchKeyOf(item, spot.base.document, sides.before, sides.renamed)
      : keyOf(key, item, index),
  );
  const right = after.map((item, index) =>
    isBranches ? branchKeyOf(item, spot.revision.document, sides.after) : keyOf(key, item, index),
  );
  for (const pair of isBranches ? pairBranches(left, right) : pairByKey(left, right)) {
    const from = pair.left === undefined ? undefined : before[pair.left];
    const to = pair.right === undefined ? undefined : after[pair.right];
    const steps = [String(pair.left ?? pair.right), String(pair.right ?? pair.left)] as const;
    const at = stepTo(spot, [steps[0]], [steps[1]]);
    if (from === undefined || to === undefined) {
      const pair = { before: from, after: to, spot: at };
      tellThing(walk, grammar.thing, nameOf(key, to ?? from), pair);
    } else if (grammar.shape === "list") {
      const words =
        key === "allOf" ? at.words : [...at.words, `${key} ${nameOf(key, to) || steps[1]}`];
      walk.below(grammar.of, from, to, { ...at, words });
    } else if (JSON.stringify(from) !== JSON.stringify(to)) {
      const pair = { before: from, after: to, spot: at };
      walk.tell("other-changed", pair, `${key} ${nameOf(key, to)}`);
    }
  }
}

function keyOf(key: string, item: Json, index: number): string {
  if (key === "prefixItems") return String(index);
  if (key === "servers") return textOf(memberOf(item, "url")) ?? JSON.stringify(item);
  return JSON.stringify(item);
}

function nameOf(key: string, item: Json | undefined): string {
  const reference = textOf(memberOf(item, "$ref"));
  if (reference !== undefined) return reference.slice(reference.lastIndexOf("/") + 1);
  if (key === "servers") return textOf(memberOf(item, "url")) ?? "";
  if (key === "enum") return JSON.stringify(item);
  if (key === "security")
    return (
      membersOf(item)
        .map(([name]) => name)
        .join(" and ") || "(none)"
    );
  return textOf(memberOf(item, "title")) ?? valuesOf(item) ?? textOf(memberOf(item, "type")) ?? "";
}

/** The values that an alternative without a name lists. */
function valuesOf(item: Json | undefined): string | undefined {
  const values = itemsOf(memberOf(item, "enum")).map((value) => JSON.stringify(value));
  return values.length === 0 ? undefined : compactList(values);
}
