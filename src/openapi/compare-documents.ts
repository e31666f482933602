import { isList, isObject, type Json, type JsonObject } from "../data/json.ts";
import {
  canonicalOf,
  compareText,
  parameterKeyOf,
  spelledReference,
} from "./canonical-document.ts";
import { compactText } from "./compact-text.ts";
import { describePath } from "./describe-pointer.ts";
import {
  type Context,
  contextBelow,
  documentContext,
  isReference,
  listKindOf,
} from "./document-grammar.ts";
import { pointerOf } from "./pointer.ts";
import { type ReferenceSpelling, referenceSpelling } from "./reference-spelling.ts";

/** One place where two documents mean something else. Values are compact JSON; long ones are cut. */
export type Difference = {
  readonly kind: "added" | "removed" | "changed";
  /** JSON pointer into the second document; into the first when removed. */
  readonly pointer: string;
  /** The place in a reader's words. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** How many places are written otherwise and mean the same. */
export type Cosmetics = {
  /** Mappings whose keys stand in another order. */
  readonly keyOrders: number;
  /** Lists whose order means nothing and is another. */
  readonly listOrders: number;
  /** References to the same target in another spelling. */
  readonly references: number;
};

/** How the references of each document are to be spelled. */
type Spellings = { readonly before: ReferenceSpelling; readonly after: ReferenceSpelling };

type Compared = { readonly differences: readonly Difference[]; readonly cosmetics: Cosmetics };

/** Every place where two documents differ in meaning; key order, formatting and spelling are no difference. */
export function differencesOf(
  before: Json,
  after: Json,
  spellings?: Spellings,
): readonly Difference[] {
  return compareDocuments(before, after, spellings).differences;
}

const plainSpelling = referenceSpelling("");

/** Where two documents differ in meaning, and how often in nothing but their writing. */
export function compareDocuments(
  before: Json,
  after: Json,
  spellings: Spellings = { before: plainSpelling, after: plainSpelling },
): Compared {
  const differences: Difference[] = [];
  const cosmetics = { keyOrders: 0, listOrders: 0, references: 0 };
  const path: string[] = [];
  compare(before, after, documentContext);
  return { differences, cosmetics };

  function compare(a: Json, b: Json, context: Context): void {
    if (isObject(a) && isObject(b)) compareMappings(a, b, context);
    else if (isList(a) && isList(b)) {
      for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        at(String(index), () => compareBoth(a[index], b[index], context));
      }
    } else if (a !== b) tell(a, b);
  }

  function compareMappings(a: JsonObject, b: JsonObject, context: Context): void {
    const keys = Object.keys(a);
    const shared = keys.filter((key) => Object.hasOwn(b, key));
    const theirs = Object.keys(b).filter((key) => Object.hasOwn(a, key));
    if (shared.some((key, index) => key !== theirs[index])) cosmetics.keyOrders += 1;
    const added = Object.keys(b).filter((key) => !Object.hasOwn(a, key));
    for (const key of [...keys, ...added].sort(compareText)) {
      at(key, () => compareMember(own(a, key), own(b, key), key, context));
    }
  }

  function compareMember(
    a: Json | undefined,
    b: Json | undefined,
    key: string,
    context: Context,
  ): void {
    const inner = contextBelow(context, key);
    const kind = listKindOf(context, key, a ?? null);
    if (a === undefined || b === undefined) tell(a, b);
    else if (isReference(context, key, a) && isReference(context, key, b)) {
      compareReferences(a, b, context);
    } else if (kind === "sequence" || kind !== listKindOf(context, key, b)) compare(a, b, inner);
    else if (kind === "parameters") compareKeyed(a, b, documentContext, parameterKeyOf);
    else {
      compareKeyed(a, b, inner, (item, spelling) =>
        JSON.stringify(canonicalOf(item, spelling, inner)),
      );
    }
  }

  function compareReferences(a: Json, b: Json, context: Context): void {
    if (
      spelledReference(spellings.before, context, a) !==
      spelledReference(spellings.after, context, b)
    ) {
      tell(a, b);
    } else if (a !== b) cosmetics.references += 1;
  }

  function compareKeyed(
    a: Json,
    b: Json,
    context: Context,
    keyOf: (item: Json, spelling: ReferenceSpelling) => string,
  ): void {
    const mine = placed(a, (item) => keyOf(item, spellings.before));
    const theirs = placed(b, (item) => keyOf(item, spellings.after));
    const shared = [...theirs.keys()].filter((key) => mine.has(key));
    const order = [...mine.keys()].filter((key) => theirs.has(key));
    if (order.some((key, index) => key !== shared[index])) cosmetics.listOrders += 1;
    for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
      const [from, to] = [mine.get(key), theirs.get(key)];
      at(String((to ?? from)?.index ?? 0), () => compareBoth(from?.item, to?.item, context));
    }
  }

  function compareBoth(a: Json | undefined, b: Json | undefined, context: Context): void {
    if (a === undefined || b === undefined) tell(a, b);
    else compare(a, b, context);
  }

  function at(key: string, work: () => void): void {
    path.push(key);
    work();
    path.pop();
  }

  function tell(a: Json | undefined, b: Json | undefined): void {
    differences.push({
      kind: a === undefined ? "added" : b === undefined ? "removed" : "changed",
      pointer: pointerOf(path),
      place: describePath(b === undefined ? before : after, path),
      before: a === undefined ? null : compactText(JSON.stringify(a)),
      after: b === undefined ? null : compactText(JSON.stringify(b)),
    });
  }
}

function own(mapping: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** Items of a list by what identifies them, and by how often that came before. */
function placed(list: Json, keyOf: (item: Json) => string) {
  const found = new Map<string, { readonly item: Json; readonly index: number }>();
  const times = new Map<string, number>();
  for (const [index, item] of (isList(list) ? list : []).entries()) {
    const key = keyOf(item);
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    found.set(`${key} ${before}`, { item, index });
  }
  return found;
}
