import { memberOf, membersOf, textOf } from "../document.ts";
import { nameOf } from "./branches.ts";
import type { Comparing } from "./comparison.ts";
import type { Shape } from "./shape.ts";

type Targets = ReadonlyMap<string, string>;

/** Tells values that no longer lead to a schema, or lead to another. A schema's own name always leads to it. */
export function compareDiscriminators(comparing: Comparing): void {
  const { old, new: next, flow, observer } = comparing;
  const [mine, theirs] = [old.discriminator, next.discriminator];
  if (mine === undefined || theirs === undefined) return;
  const [before, after] = [propertyOf(mine.node), propertyOf(theirs.node)];
  const places = { base: mine.at, revision: theirs.at };
  if (before !== after) {
    observer.tell({ effect: "discriminatorProperty", name: after ?? "", before, after, ...places });
    return;
  }
  const [oldTargets, newTargets] = [targetsOf(old), targetsOf(next)];
  const [given, taken] = flow === "request" ? [oldTargets, newTargets] : [newTargets, oldTargets];
  for (const [value, target] of given.explicit) {
    const other = taken.explicit.get(value) ?? (taken.names.has(value) ? value : undefined);
    if (other === target) continue;
    const isRenamed =
      other !== undefined &&
      !comparing.relations.after.hasName(oldOf(target, other, flow)) &&
      !comparing.relations.before.hasName(newOf(target, other, flow));
    if (isRenamed) continue;
    observer.tell({
      effect: other === undefined ? "discriminatorValue" : "discriminatorTarget",
      name: value,
      before: flow === "request" ? target : (other ?? null),
      after: flow === "request" ? (other ?? null) : target,
      ...places,
    });
  }
}

function oldOf(given: string, taken: string, flow: Comparing["flow"]): string {
  return flow === "request" ? given : taken;
}

function newOf(given: string, taken: string, flow: Comparing["flow"]): string {
  return flow === "request" ? taken : given;
}

function propertyOf(node: Parameters<typeof memberOf>[0]): string | null {
  return textOf(memberOf(node, "propertyName")) ?? null;
}

/** Names of schemas by the value that leads to them, and the names of the alternatives. */
function targetsOf({ discriminator, unions }: Shape): {
  explicit: Targets;
  names: ReadonlySet<string>;
} {
  const mapping = membersOf(memberOf(discriminator?.node, "mapping"));
  const explicit = mapping.map(
    ([value, target]) => [value, String(target).replace(/^.*\//, "")] as const,
  );
  const names = unions.flatMap(({ branches }) =>
    branches.flatMap((branch) => nameOf(branch) ?? []),
  );
  return { explicit: new Map(explicit), names: new Set(names) };
}
