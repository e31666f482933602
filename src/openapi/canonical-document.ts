import type { Json } from "../gate/json.ts";
import { isList, isObject, memberOf, membersOf } from "./document.ts";
import { isSet, type Reading, readingBelow } from "./document-grammar.ts";

/**
 * The same document with keys sorted, and lists sorted whose order means nothing: `required`,
 * `enum`, `type`, `tags` of an operation, `parameters`. Equal canonical forms mean the same.
 */
export function canonicalOf(value: Json, reading: Reading = "keywords"): Json {
  if (isList(value)) return value.map((item) => canonicalOf(item, reading));
  if (!isObject(value)) return value;
  const members = membersOf(value).map(([key, member]): [string, Json] => {
    const below = canonicalOf(member, readingBelow(reading, key));
    if (isSet(reading, key, member)) return [key, sorted(below, JSON.stringify)];
    if (isParameterList(reading, key, member)) {
      return [key, sorted(canonicalOf(member), parameterKeyOf)];
    }
    return [key, below];
  });
  return Object.fromEntries(members.sort(([a], [b]) => compareText(a, b)));
}

/** The canonical form as text, two spaces deep: what a reader can compare line by line. */
export function canonicalTextOf(document: Json): string {
  return `${JSON.stringify(canonicalOf(document), null, 2)}\n`;
}

/** Whether a member is the list of an operation's parameters: a set by location and name. */
export function isParameterList(reading: Reading, key: string, value: Json): boolean {
  return reading === "keywords" && key === "parameters" && isList(value);
}

/** What identifies a parameter among those of its operation. */
export function parameterKeyOf(parameter: Json): string {
  const reference = memberOf(parameter, "$ref");
  if (typeof reference === "string") return reference;
  return `${String(memberOf(parameter, "in"))} ${String(memberOf(parameter, "name"))}`;
}

function sorted(list: Json, keyOf: (item: Json) => string): Json {
  return isList(list) ? [...list].sort((a, b) => compareText(keyOf(a), keyOf(b))) : list;
}

/** Orders texts by their UTF-16 units, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
