import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  textsOf,
} from "../../data/json.ts";
import type { ChangelogThing } from "./changelog.ts";
import { kindOfKeyword } from "./classify.ts";
import { pairListMembers } from "./list-members.ts";
import { grammarOf, type MemberGrammar, type NodeKind } from "./node-grammar.ts";
import { type Difference, locationOf, type Sides, type Spot, stepTo } from "./node-pair.ts";
import { comparePaths, walkParameters } from "./path-members.ts";
import { referenceKeyOf } from "./reference-key.ts";
import { nodeOfDocument, subjectOf, wordOf } from "./spot-words.ts";
import { tellThing, type Walk } from "./walk.ts";

/** Every place where the two values of one document say something else, in one walk over both. */
export function differencesBetween(
  sides: Sides,
  before: JsonObject,
  after: JsonObject,
  spot: Spot,
): readonly Difference[] {
  const found: Difference[] = [];
  const walk: Walk = {
    sides,
    tell: (kind, at, from, to, name = "", aliases = []) =>
      found.push({ kind, spot: at, name, before: from, after: to, aliases }),
    below: (kind, from, to, at) => compareNodes(walk, kind, from, to, at),
  };
  compareNodes(walk, nodeOfDocument(after), before, after, spot);
  return found;
}

function compareNodes(walk: Walk, kind: NodeKind, a: Json, b: Json, spot: Spot): void {
  if (!isObject(a) || !isObject(b)) {
    if (!isSame(a, b)) walk.tell("constraint-changed", spot, a, b);
    return;
  }
  if (!isReferenceKept(walk, a, b, spot)) return;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key === "$ref" && typeof (a[key] ?? b[key]) === "string") continue;
    compareMember(walk, kind, key, memberOf(a, key), memberOf(b, key), spot);
  }
}

/** Whether there is more to compare: not where one side is a reference and the other says it in place. */
function isReferenceKept({ sides, tell }: Walk, a: JsonObject, b: JsonObject, spot: Spot): boolean {
  const from = memberOf(a, "$ref");
  const to = memberOf(b, "$ref");
  if (typeof from !== "string" && typeof to !== "string") return true;
  if (typeof from !== "string" || typeof to !== "string") {
    tell("reference-changed", spot, from ?? a, to ?? b);
    return false;
  }
  const target = referenceKeyOf(from, spot.base.document, sides.before);
  const isKept =
    (sides.renamed.get(target) ?? target) ===
    referenceKeyOf(to, spot.revision.document, sides.after);
  if (!isKept) tell("reference-changed", spot, from, to);
  return true;
}

function compareMember(
  walk: Walk,
  node: NodeKind,
  key: string,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const grammar = grammarOf(node, key);
  if (a === b || (grammar === undefined && isSame(a, b))) return;
  const at = stepTo(spot, [key], [key]);
  if (grammar === undefined || !isFit(grammar, a, b)) compareWhole(walk, node, key, a, b, at);
  else if (grammar.shape === "map") compareMap(walk, grammar, node, key, a, b, at);
  else if (grammar.shape === "paths") comparePaths(walk, a, b, at);
  else if (grammar.shape === "parameters") walkParameters(walk, node, a, b, at);
  else if (grammar.shape === "required") compareRequired(walk, a, b, spot);
  else if (grammar.shape === "one") compareOne(walk, grammar, node, key, a, b, spot);
  else pairListMembers(walk, grammar, key, a, b, at);
}

/** Whether both sides have what the grammar expects, so that what is not understood is compared as a whole. */
function isFit({ shape }: MemberGrammar, a: Json | undefined, b: Json | undefined): boolean {
  if (shape === "one") return true;
  const fits = shape === "map" || shape === "paths" ? isObject : isList;
  return [a, b].every((side) => side === undefined || fits(side));
}

function compareWhole(
  { tell }: Walk,
  node: NodeKind,
  key: string,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  if (isSame(a, b) || isSameSet(key, a, b)) return;
  tell(kindOfKeyword(node, key, a, b), spot, a, b, key);
}

function compareOne(
  walk: Walk,
  { of, thing }: MemberGrammar & { shape: "one" },
  node: NodeKind,
  key: string,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const at = subjectOf(stepTo(spot, [key], [key], wordOf(node, key)), of, key);
  if (isObject(a) && isObject(b)) walk.below(of, a, b, at);
  else if (thing !== undefined && (a === undefined || b === undefined)) {
    tellThing(walk, thing, thing === "callback" ? key : "", a, b, at);
  } else if (of === "schema" || !isObject(a ?? b)) compareWhole(walk, node, key, a, b, at);
  else walk.below(of, a ?? {}, b ?? {}, at);
}

function compareMap(
  walk: Walk,
  { of, thing }: MemberGrammar & { shape: "map" },
  node: NodeKind,
  key: string,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const came = new Set(walk.sides.renamed.values());
  for (const name of new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])) {
    const [from, to] = [memberOf(a, name), memberOf(b, name)];
    const at = subjectOf(stepTo(spot, [name], [name]), of, name, node === "components" ? key : "");
    if (thing === "response" && name.startsWith("x-")) {
      compareWhole(walk, node, name, from, to, at);
    } else if (from !== undefined && to !== undefined) {
      walk.below(of, from, to, { ...at, words: [...at.words, ...namedWord(thing, name, node)] });
    } else if (node === "components" && from !== undefined && isRenamed(walk, at)) {
      const place = walk.sides.renamed.get(`#${locationOf(at.base).pointer}`) ?? "";
      const newName = place.slice(place.lastIndexOf("/") + 1);
      walk.tell("component-renamed", at, name, newName, newName);
    } else if (!(node === "components" && came.has(`#${locationOf(at.revision).pointer}`))) {
      tellThing(walk, thing, name, from, to, at);
    }
  }
}

function isRenamed({ sides }: Walk, { base }: Spot): boolean {
  return base.document === sides.before.entry && sides.renamed.has(`#${locationOf(base).pointer}`);
}

function namedWord(thing: ChangelogThing, name: string, node: NodeKind): readonly string[] {
  if (node === "components") return [];
  if (thing === "property") return [`.${name}`];
  if (thing === "media-type" || thing === "webhook") return [];
  return [`${thing.replace("-", " ")} ${name}`];
}

function compareRequired(
  { tell }: Walk,
  a: Json | undefined,
  b: Json | undefined,
  spot: Spot,
): void {
  const [before, after] = [textsOf(a), textsOf(b)];
  const at = stepTo(spot, ["required"], ["required"]);
  const property = (name: string) => stepTo(spot, ["properties", name], ["properties", name]);
  const [were, are] = [new Set(before), new Set(after)];
  for (const name of are) {
    const { revision } = property(name);
    if (!were.has(name)) tell("became-required", at, undefined, name, name, [locationOf(revision)]);
  }
  for (const name of were) {
    const { base } = property(name);
    if (!are.has(name)) tell("became-optional", at, name, undefined, name, [locationOf(base)]);
  }
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

/** Lists whose order means nothing. */
function isSameSet(key: string, a: Json | undefined, b: Json | undefined): boolean {
  if ((key !== "type" && key !== "tags") || !isList(a) || !isList(b)) return false;
  const texts = (list: readonly Json[]) => list.map((item) => JSON.stringify(item)).sort();
  return isSame(texts(a), texts(b));
}
