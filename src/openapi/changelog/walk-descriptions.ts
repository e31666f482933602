import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  membersOf,
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
import { type Member, type Pair, tellThing, type Walk } from "./walk.ts";

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
    tell: (kind, pair, name = "", aliases = []) => found.push({ kind, ...pair, name, aliases }),
    below: (kind, from, to, at) => compareNodes(walk, kind, from, to, at),
  };
  compareNodes(walk, nodeOfDocument(after), before, after, spot);
  return found;
}

function compareNodes(walk: Walk, kind: NodeKind, a: Json, b: Json, spot: Spot): void {
  if (!isObject(a) || !isObject(b)) {
    if (!isSame(a, b)) walk.tell("constraint-changed", { before: a, after: b, spot });
    return;
  }
  if (!isReferenceKept(walk, a, b, spot)) return;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (key === "$ref" && typeof (a[key] ?? b[key]) === "string") continue;
    const [before, after] = [memberOf(a, key), memberOf(b, key)];
    compareMember(walk, { node: kind, key, before, after, spot });
  }
}

/** Whether there is more to compare: not where one side is a reference and the other says it in place. */
function isReferenceKept({ sides, tell }: Walk, a: JsonObject, b: JsonObject, spot: Spot): boolean {
  const from = memberOf(a, "$ref");
  const to = memberOf(b, "$ref");
  if (typeof from !== "string" && typeof to !== "string") return true;
  if (typeof from !== "string" || typeof to !== "string") {
    tell("reference-changed", { before: from ?? a, after: to ?? b, spot });
    return false;
  }
  const target = referenceKeyOf(from, spot.base.document, sides.before);
  const isKept =
    (sides.renamed.get(target) ?? target) ===
    referenceKeyOf(to, spot.revision.document, sides.after);
  if (!isKept) tell("reference-changed", { before: from, after: to, spot });
  return true;
}

/** The member `key` of a mapping that is a `node`, as both sides have it. */
function compareMember(walk: Walk, member: Member): void {
  const { node, key, before, after, spot } = member;
  const grammar = grammarOf(node, key);
  if (before === after || (grammar === undefined && isSame(before, after))) return;
  if (grammar?.shape === "one") {
    compareOne(walk, grammar, member);
    return;
  }
  const there = { ...member, spot: stepTo(spot, [key], [key]) };
  if (grammar === undefined || !isFit(grammar, there)) compareWhole(walk, there);
  else if (grammar.shape === "map") compareMap(walk, grammar, there);
  else if (grammar.shape === "required") compareRequired(walk, member);
  else if (grammar.shape === "paths") comparePaths(walk, there);
  else if (grammar.shape === "parameters") walkParameters(walk, node, there);
  else pairListMembers(walk, grammar, there);
}

/** Whether both sides have what the grammar expects, so that what is not understood is compared as a whole. */
function isFit({ shape }: MemberGrammar, { before, after }: Pair): boolean {
  const fits = shape === "map" || shape === "paths" ? isObject : isList;
  return [before, after].every((side) => side === undefined || fits(side));
}

function compareWhole({ tell }: Walk, { node, key, before, after, spot }: Member): void {
  if (isSame(before, after) || isSameSet(key, before, after)) return;
  tell(kindOfKeyword(node, key, before, after), { before, after, spot }, key);
}

function compareOne(
  walk: Walk,
  { of, thing }: MemberGrammar & { shape: "one" },
  member: Member,
): void {
  const { node, key, before, after } = member;
  const spot = subjectOf(stepTo(member.spot, [key], [key], wordOf(node, key)), of, key);
  if (isObject(before) && isObject(after)) walk.below(of, before, after, spot);
  else if (thing !== undefined && (before === undefined || after === undefined)) {
    tellThing(walk, thing, thing === "callback" ? key : "", { before, after, spot });
  } else if (of === "schema" || !isObject(before ?? after)) {
    compareWhole(walk, { ...member, spot });
  } else walk.below(of, before ?? {}, after ?? {}, spot);
}

function compareMap(
  walk: Walk,
  { of, thing }: MemberGrammar & { shape: "map" },
  { node, key, ...pair }: Member,
): void {
  const isComponents = node === "components";
  const came = new Set(walk.sides.renamed.values());
  for (const name of new Set([pair.before, pair.after].flatMap(namesOf))) {
    const [before, after] = [memberOf(pair.before, name), memberOf(pair.after, name)];
    const spot = subjectOf(stepTo(pair.spot, [name], [name]), of, name, isComponents ? key : "");
    if (thing === "response" && name.startsWith("x-")) {
      compareWhole(walk, { node, key: name, before, after, spot });
    } else if (before !== undefined && after !== undefined) {
      const words = [...spot.words, ...namedWord(thing, name, node)];
      walk.below(of, before, after, { ...spot, words });
    } else if (isComponents && before !== undefined && isRenamed(walk, spot)) {
      const place = walk.sides.renamed.get(`#${locationOf(spot.base).pointer}`) ?? "";
      const newName = place.slice(place.lastIndexOf("/") + 1);
      walk.tell("component-renamed", { before: name, after: newName, spot }, newName);
    } else if (!(isComponents && came.has(`#${locationOf(spot.revision).pointer}`))) {
      tellThing(walk, thing, name, { before, after, spot });
    }
  }
}

function namesOf(value: Json | undefined): readonly string[] {
  return membersOf(value).map(([name]) => name);
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

function compareRequired({ tell }: Walk, pair: Pair): void {
  const spot = stepTo(pair.spot, ["required"], ["required"]);
  const property = (name: string) => stepTo(pair.spot, ["properties", name], ["properties", name]);
  const [were, are] = [new Set(textsOf(pair.before)), new Set(textsOf(pair.after))];
  for (const name of are) {
    const aliases = [locationOf(property(name).revision)];
    const came = { before: undefined, after: name, spot };
    if (!were.has(name)) tell("became-required", came, name, aliases);
  }
  for (const name of were) {
    const aliases = [locationOf(property(name).base)];
    const went = { before: name, after: undefined, spot };
    if (!are.has(name)) tell("became-optional", went, name, aliases);
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
