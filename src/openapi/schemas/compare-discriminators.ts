import { memberOf, membersOf, textOf } from "../../data/json.ts";
import { nameOf } from "./branch.ts";
import { type Comparing, pairOf, readersOf, reversed } from "./comparison.ts";
import type { Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** Names of schemas by the value that leads to them, and the alternatives by name. */
type Targets = {
  readonly explicit: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, Schema>;
};

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
    if (other !== undefined && isRenamed(comparing, target, other)) continue;
    observer.tell({
      effect: other === undefined ? "discriminatorValue" : "discriminatorTarget",
      name: value,
      before: flow === "request" ? target : (other ?? null),
      after: flow === "request" ? (other ?? null) : target,
      ...places,
    });
  }
  for (const [name, other] of renamedIn(comparing, given, taken)) {
    const [old, now] = flow === "request" ? [name, other] : [other, name];
    observer.tell({ effect: "discriminatorValue", name, before: old, after: now, ...places });
  }
}

/** Alternatives by the name that leads to them for want of a mapping, and by another name now. */
function renamedIn(
  comparing: Comparing,
  given: Targets,
  taken: Targets,
): readonly (readonly [string, string])[] {
  const mapped = new Set(given.explicit.values());
  return [...given.names].flatMap(([name, schema]) => {
    if (mapped.has(name) || taken.names.has(name) || taken.explicit.has(name)) return [];
    if (isListed(comparing, schema)) return [];
    const other = [...taken.names].find(
      ([candidate, now]) =>
        isRenamed(comparing, name, candidate) && meanSame(comparing, schema, now),
    );
    return other === undefined ? [] : [[name, other[0]] as const];
  });
}

/** Whether an alternative says itself which values lead to it. */
function isListed({ relations, flow, given }: Comparing, schema: Schema): boolean {
  const { given: reader } = readersOf(relations, flow);
  const property = propertyOf(given.discriminator?.node);
  const values = reader.shapeOf(schema).properties.get(property ?? "");
  return values !== undefined && reader.shapeOf(values).values !== undefined;
}

function meanSame(comparing: Comparing, given: Schema, taken: Schema): boolean {
  const pair = pairOf(given, taken, comparing);
  const { fits } = comparing.relations;
  return fits(pair) && fits({ ...pair, flow: reversed(pair.flow) });
}

/** Whether a component has another name now, and neither description knows both. */
function isRenamed({ relations, flow }: Comparing, given: string, taken: string): boolean {
  const [old, now] = flow === "request" ? [given, taken] : [taken, given];
  return old !== now && !relations.after.hasName(old) && !relations.before.hasName(now);
}

function propertyOf(node: Parameters<typeof memberOf>[0]): string | null {
  return textOf(memberOf(node, "propertyName")) ?? null;
}

function targetsOf({ discriminator, unions }: Shape): Targets {
  const mapping = membersOf(memberOf(discriminator?.node, "mapping"));
  const explicit = mapping.map(
    ([value, target]) => [value, String(target).replace(/^.*\//, "")] as const,
  );
  const names = unions.flatMap(({ branches }) =>
    branches.flatMap((branch) => {
      const name = nameOf(branch);
      return name === undefined ? [] : [[name, branch] as const];
    }),
  );
  return { explicit: new Map(explicit), names: new Map(names) };
}
