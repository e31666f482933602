import { saidOf } from "./object-text.ts";
import type { SchemaObject } from "./schema-model.ts";
import { elementsOf, keywordOf, nameOf, type Token, tokensOf } from "./tokens.ts";

/** The labels of an enum, quoted as strings are, or the attributes of a composite type. */
export type Members = { readonly isEnum: boolean; readonly names: readonly string[] };

/** What an enum or a composite type is made of; undefined for any other type. */
export function membersOf(type: SchemaObject): Members | undefined {
  const tokens = tokensOf(saidOf(type, ""));
  const as = tokens.findIndex((token) => keywordOf(token) === "AS");
  const isEnum = keywordOf(tokens[as + 1]) === "ENUM";
  const open = as + (isEnum ? 2 : 1);
  if (as === -1 || tokens[open]?.text !== "(") return undefined;
  const nameIn = ([first]: readonly Token[]) => (isEnum ? (first?.text ?? "") : nameOf(first));
  return { isEnum, names: elementsOf(tokens.slice(open + 1, -1)).map(nameIn) };
}

/** Labels by what they are called now: one in the place of one that is gone, as only a rename leaves it. */
export function labelRenames(before: Members, after: Members): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  if (!before.isEnum || !after.isEnum || before.names.length !== after.names.length) return renames;
  const [old, now] = [new Set(before.names), new Set(after.names)];
  for (const [at, label] of before.names.entries()) {
    const place = after.names[at];
    if (place !== undefined && !now.has(label) && !old.has(place)) renames.set(label, place);
  }
  return renames;
}
