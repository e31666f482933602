import type { Json } from "../gate/json.ts";
import { canonicalOf, isParameterList, parameterKeyOf } from "./canonical-document.ts";
import { compactText } from "./compact-text.ts";
import { describePath } from "./describe-pointer.ts";
import { isList, isObject, membersOf } from "./document.ts";
import { isSet, type Reading, readingBelow } from "./document-grammar.ts";
import { pointerOf } from "./pointer.ts";

/** One place where two documents mean something else. Values are compact JSON; long ones are cut. */
export type Difference = {
  readonly kind: "added" | "removed" | "changed";
  /** JSON pointer into the canonical form: of the second document, of the first when removed. */
  readonly pointer: string;
  /** The place in a reader's words. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Every place where two documents differ in meaning; key order and formatting are no difference. */
export function differencesOf(before: Json, after: Json): readonly Difference[] {
  const differences: Difference[] = [];
  const left = canonicalOf(before);
  const right = canonicalOf(after);
  compare(left, right, [], "keywords");
  return differences;

  function compare(a: Json, b: Json, path: readonly string[], reading: Reading): void {
    if (isObject(a) && isObject(b)) {
      const mine = new Map(membersOf(a));
      const theirs = new Map(membersOf(b));
      for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
        compareMember(mine.get(key), theirs.get(key), [...path, key], key, reading);
      }
    } else if (isList(a) && isList(b)) {
      for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        compareMember(a[index], b[index], [...path, String(index)], "", reading);
      }
    } else if (JSON.stringify(a) !== JSON.stringify(b)) tell(a, b, path);
  }

  function compareMember(
    a: Json | undefined,
    b: Json | undefined,
    path: readonly string[],
    key: string,
    reading: Reading,
  ): void {
    if (a === undefined || b === undefined) tell(a, b, path);
    else if (isSet(reading, key, a) && isSet(reading, key, b)) {
      compareKeyed(a, b, path, JSON.stringify, "data");
    } else if (isParameterList(reading, key, a) && isParameterList(reading, key, b)) {
      compareKeyed(a, b, path, parameterKeyOf, "keywords");
    } else compare(a, b, path, key === "" ? reading : readingBelow(reading, key));
  }

  function compareKeyed(
    a: Json,
    b: Json,
    path: readonly string[],
    keyOf: (item: Json) => string,
    reading: Reading,
  ): void {
    const mine = placed(a, keyOf);
    const theirs = placed(b, keyOf);
    for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
      const from = mine.get(key);
      const to = theirs.get(key);
      const index = String((to ?? from)?.index ?? 0);
      if (from === undefined || to === undefined) tell(from?.item, to?.item, [...path, index]);
      else compare(from.item, to.item, [...path, index], reading);
    }
  }

  function tell(a: Json | undefined, b: Json | undefined, path: readonly string[]): void {
    differences.push({
      kind: a === undefined ? "added" : b === undefined ? "removed" : "changed",
      pointer: pointerOf(path),
      place: describePath(b === undefined ? left : right, path),
      before: a === undefined ? null : compactText(JSON.stringify(a)),
      after: b === undefined ? null : compactText(JSON.stringify(b)),
    });
  }
}

/** Items of a list by what identifies them; a second item of the same identity gets one of its own. */
function placed(list: Json, keyOf: (item: Json) => string) {
  const found = new Map<string, { readonly item: Json; readonly index: number }>();
  for (const [index, item] of (isList(list) ? list : []).entries()) {
    const key = keyOf(item);
    found.set(found.has(key) ? `${key} ${index}` : key, { item, index });
  }
  return found;
}
