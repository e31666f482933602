import { isObject, type Json, memberOf, membersOf } from "../../data/json.ts";
import { type ApiSource, resolve } from "../api-source.ts";
import { parameterNamesOf, templateOf } from "../http/path-template.ts";
import { parameterLabelOf, placedParameters } from "./match-items.ts";
import { methods, type NodeKind } from "./node-grammar.ts";
import { locationOf, type PlacedParameters, type Spot, stepTo, type Trail } from "./node-pair.ts";
import { subjectOf } from "./spot-words.ts";
import { type Pair, tellThing, type Walk } from "./walk.ts";

/** Compares paths by their template: the names of its parameters do not tell it apart. */
export function comparePaths(walk: Walk, { spot, ...paths }: Pair): void {
  const before = templatesOf(paths.before);
  const after = templatesOf(paths.after);
  for (const template of new Set([...after.keys(), ...before.keys()])) {
    const [from, to] = [before.get(template), after.get(template)];
    const path = to ?? from ?? "";
    const here = { ...stepTo(spot, [from ?? path], [path]), subject: `path ${path}`, words: [] };
    const [left, right] = [pathItemOf(paths.before, from), pathItemOf(paths.after, to)];
    const pair = { before: left, after: right, spot: here };
    if (path.startsWith("x-")) {
      if (JSON.stringify(left) !== JSON.stringify(right)) {
        walk.tell("extension-changed", pair, path);
      }
    } else if (left === undefined || right === undefined) tellPath(walk, pair);
    else {
      if (from !== to) walk.tell("path-respelled", { before: from, after: to, spot: here }, path);
      const at = {
        ...here,
        pathNames: [parameterNamesOf(from ?? ""), parameterNamesOf(to ?? "")] as const,
      };
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
    const template = templateOf(path);
    found.set(found.has(template) ? path : template, path);
  }
  return found;
}

/** Says of each operation of a path that it came or went. */
function tellPath(walk: Walk, pair: Pair): void {
  const { spot } = pair;
  const isNew = pair.before === undefined;
  const [source, trail] = isNew
    ? [walk.sides.after, spot.revision]
    : [walk.sides.before, spot.base];
  const item = resolve(source, pair.before ?? pair.after, locationOf(trail))?.node;
  const told = methods.filter((method) => isObject(memberOf(item, method)));
  for (const method of told) {
    const node = memberOf(item, method);
    const at = subjectOf(stepTo(spot, [method], [method]), "operation", method);
    const [before, after] = isNew ? [undefined, node] : [node, undefined];
    tellThing(walk, "operation", "", { before, after, spot: at });
  }
  if (told.length === 0) walk.tell("other-changed", pair);
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
export function walkParameters(walk: Walk, node: NodeKind, { spot, ...lists }: Pair): void {
  const { before, after } = walk.sides;
  const mine = placedParameters(before, lists.before, spot.base, spot.pathNames[0]);
  const theirs = placedParameters(after, lists.after, spot.revision, spot.pathNames[1]);
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
      tellThing(walk, "parameter", name, { before: undefined, after: to.value, spot: at });
    } else if (from !== undefined) {
      const name = parameterLabelOf(before, from.value, from.trail);
      tellThing(walk, "parameter", name, { before: from.value, after: undefined, spot: at });
    }
  }
}
