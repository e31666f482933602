import { isList, isObject, type Json, memberOf, membersOf } from "../data/json.ts";
import {
  type Context,
  contextBelow,
  documentContext,
  isReference,
  listKindOf,
} from "./document-grammar.ts";
import { type ReferenceSpelling, referenceSpelling, spelledMapping } from "./reference-spelling.ts";

/**
 * The same document with keys sorted, lists sorted whose order means nothing (`listKindOf`), and references in one
 * spelling. Equal canonical forms mean the same.
 */
export function canonicalOf(
  value: Json,
  spelling: ReferenceSpelling = referenceSpelling(""),
  context: Context = documentContext,
): Json {
  if (isList(value)) return value.map((item) => canonicalOf(item, spelling, context));
  if (!isObject(value)) return value;
  const members = membersOf(value).map(([key, member]): [string, Json] => {
    if (isReference(context, key, member)) {
      return [key, spelledReference(spelling, context, member)];
    }
    const inner = contextBelow(context, key);
    const below = canonicalOf(member, spelling, inner);
    const kind = listKindOf(context, key, member);
    if (kind === "set") return [key, sorted(below, JSON.stringify)];
    if (kind === "sequence") return [key, below];
    const parameters = canonicalOf(member, spelling);
    return [key, sorted(parameters, (item) => parameterKeyOf(item, spelling))];
  });
  return Object.fromEntries(members.sort(([a], [b]) => compareText(a, b)));
}

/** The canonical form as text, two spaces deep: what a reader can compare line by line. */
export function canonicalTextOf(document: Json, spelling?: ReferenceSpelling): string {
  return `${JSON.stringify(canonicalOf(document, spelling), null, 2)}\n`;
}

/** A member that is a reference (`isReference`), in its one spelling. */
export function spelledReference(
  spelling: ReferenceSpelling,
  { reading }: Context,
  reference: Json,
): string {
  const text = String(reference);
  return reading === "names" ? spelledMapping(spelling, text) : spelling(text);
}

/** What identifies a parameter among those of its operation. */
export function parameterKeyOf(parameter: Json, spelling: ReferenceSpelling): string {
  const reference = memberOf(parameter, "$ref");
  if (typeof reference === "string") return spelling(reference);
  return `${String(memberOf(parameter, "in"))} ${String(memberOf(parameter, "name"))}`;
}

function sorted(list: Json, keyOf: (item: Json) => string): Json {
  return isList(list) ? [...list].sort((a, b) => compareText(keyOf(a), keyOf(b))) : list;
}

/** Orders texts by their UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
