import { isObject, type Json, memberOf, membersOf } from "../../data/json.ts";
import { type ApiSource, resolve } from "../api-source.ts";
import { parameterLabelOf, placedParameters } from "./match-items.ts";
import { methods, type NodeKind } from "./node-grammar.ts";
import { locationOf, type PlacedParameters, type Spot, stepTo, type Trail } from "./node-pair.ts";
import { subjectOf } from "./spot-words.ts";
import { tellThing, type Walk } from "./walk.ts";

/** Compares paths by their template: the names of its parameters do not tell it apart. */
export function comparePaths(
  walk: Walk,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const before = templatesOf(a);
  const after = templatesOf(b);
  for (const template of new Set([...after.keys(), ...before.keys()])) {
    const [from, to] = [before.get(template), after.get(template)];
    const path = to ?? from ?? "";
    const here = { ...stepTo(spot, [from ?? path], [path]), subject: `path ${path}`, words: [] };
    const [left, right] = [pathItemOf(a, from), pathItemOf(b, to)];
    if (path.startsWith("x-")) {
      if (JSON.stringify(left) !== JSON.stringify(right)) {
        walk.tell("extension-changed", here, left, right, path);
      }
    } else if (left === undefined || right === undefined) tellPath(walk, left, right, here);
    else {
      if (from !== to) walk.tell("path-respelled", here, from, to, path);
      const at = { ...here, pathNames: [namesIn(from), namesIn(to)] as const };
      walk.below("path-item", left, right, {
        ...at,
        inherited: inheritedOf(walk, left, right, at),
        everywhere: [
          ownEverywhere(walk.sides.before, left, at.base, at.pathNames[0]),
          ownEverywhere(walk.sides.after, right, at.revision, at.pathNames[1]),
        ],
      });
    }
  }
}

function pathItemOf(paths: Json | undefined, path: string | undefined): Json | undefined {
  return path === undefined ? undefined : memberOf(paths, path);
}

function templatesOf(paths: Json | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [path] of membersOf(paths)) {
    const template = path.replace(/\{[^{}]*\}/g, "{}");
    found.set(found.has(template) ? path : template, path);
  }
  return found;
}

function namesIn(path = ""): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

/** Says of each operation of a path that it came or went. */
function tellPath(walk: Walk, a: Json | undefined, b: Json | undefined, spot: Spot): void {
  const { before, after } = walk.sides;
  const [source, trail] = a === undefined ? [after, spot.revision] : [before, spot.base];
  const item = resolve(source, a ?? b, locationOf(trail))?.node;
  const told = methods.filter((method) => isObject(memberOf(item, method)));
  for (const method of told) {
    const node = memberOf(item, method);
    const at = subjectOf(stepTo(spot, [method], [method]), "operation", method);
    const [from, to] = a === undefined ? [undefined, node] : [node, undefined];
    tellThing(walk, "operation", "", from, to, at);
  }
  if (told.length === 0) walk.tell("other-changed", spot, a, b);
}

function inheritedOf({ sides }: Walk, a: Json, b: Json, spot: Spot): Spot["inherited"] {
  const of = (source: ApiSource, item: Json, trail: Trail, names: readonly string[]) =>
    placedParameters(
      source,
      memberOf(item, "parameters"),
      { ...trail, path: [...trail.path, "parameters"] },
      names,
    );
  return [
    of(sides.before, a, spot.base, spot.pathNames[0]),
    of(sides.after, b, spot.revision, spot.pathNames[1]),
  ];
}

function ownEverywhere(
  source: ApiSource,
  item: Json,
  trail: Trail,
  names: readonly string[],
): ReadonlySet<string> {
  const operations = methods.flatMap((method) => {
    const operation = memberOf(item, method);
    const here = { ...trail, path: [...trail.path, method, "parameters"] };
    return isObject(operation)
      ? [placedParameters(source, memberOf(operation, "parameters"), here, names)]
      : [];
  });
  const [first = new Map(), ...others] = operations;
  return new Set([...first.keys()].filter((key) => others.every((other) => other.has(key))));
}

/** Compares parameters by place and name; one that moved between path and operation is compared where it is now. */
export function walkParameters(
  walk: Walk,
  node: NodeKind,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const { before, after } = walk.sides;
  const mine = placedParameters(before, a, spot.base, spot.pathNames[0]);
  const theirs = placedParameters(after, b, spot.revision, spot.pathNames[1]);
  const [above, aboveNow]: readonly PlacedParameters[] =
    node === "operation" ? spot.inherited : [mine, theirs];
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const from = mine.get(key) ?? above?.get(key);
    const to = theirs.get(key) ?? aboveNow?.get(key);
    const [base, revision] = [from?.trail ?? spot.base, to?.trail ?? spot.revision];
    const at = { ...spot, base, revision };
    if (from !== undefined && to !== undefined) {
      const label = parameterLabelOf(after, to.value, to.trail);
      walk.below("parameter", from.value, to.value, {
        ...at,
        words: [...at.words, `parameter ${label}`],
      });
    } else if (node === "path-item" && spot.everywhere[to === undefined ? 1 : 0].has(key)) {
      // Every operation has it as its own on the side that lacks it here: it is compared there.
    } else if (to !== undefined) {
      const name = parameterLabelOf(after, to.value, to.trail);
      tellThing(walk, "parameter", name, undefined, to.value, at);
    } else if (from !== undefined) {
      const name = parameterLabelOf(before, from.value, from.trail);
      tellThing(walk, "parameter", name, from.value, undefined, at);
    }
  }
}
