import { isObject, type Json, type JsonObject, memberOf } from "../data/json.ts";
import { pointerOfAnchor } from "./anchors.ts";
import { valueAt } from "./describe-pointer.ts";
import type { ApiDocument } from "./document.ts";
import { pathOfPointer } from "./pointer.ts";
import { referredFile, splitReference } from "./reference-path.ts";

/** Versions of the specification that are compared. A document of 2.0 (Swagger) is held as its 3.0 view. */
export type SpecVersion = "2.0" | "3.0" | "3.1" | "3.2";

/** Where something stands: a document of the API description, and a JSON pointer into it. */
export type Location = { readonly document: string; readonly pointer: string };

/** A mapping, and where it stands. */
export type Located = { readonly node: JsonObject; readonly at: Location };

/** An API description: the document asked for and those that its `$ref`s reach, all of one commit. */
export type ApiSource = {
  /** Path of the document asked for, from the root of the repository. */
  readonly entry: string;
  readonly version: SpecVersion;
  /** Every document by path. Nodes are as parsed: nothing dereferenced, nothing copied. */
  readonly documents: ReadonlyMap<string, ApiDocument>;
};

/** The document asked for. */
export function entryOf({ documents, entry }: ApiSource): ApiDocument {
  return documents.get(entry) ?? {};
}

/** Below a place: `below(at, "/schema")`. */
export function below({ document, pointer }: Location, steps: string): Location {
  return { document, pointer: pointer + steps };
}

/** Where a `$ref` in `document` leads; undefined when it leads to no mapping of the description. */
export function targetOf(
  { documents }: ApiSource,
  reference: string,
  document: string,
): Located | undefined {
  const { file, fragment } = splitReference(reference);
  const referred = referredFile(file, document);
  const target = referred.kind === "file" ? documents.get(referred.path) : undefined;
  if (referred.kind !== "file" || target === undefined) return undefined;
  const isPointer = fragment === "" || fragment.startsWith("/");
  const pointer = isPointer ? fragment : pointerOfAnchor(target, fragment);
  const keys = pointer === undefined ? undefined : pathOfPointer(pointer);
  const node = keys === undefined ? undefined : valueAt(target, keys);
  if (pointer === undefined || !isObject(node)) return undefined;
  return { node, at: { document: referred.path, pointer } };
}

/** The mapping itself, or what its chain of `$ref`s ends at; undefined when that is nowhere. */
export function resolve(
  source: ApiSource,
  value: Json | undefined,
  at: Location,
): Located | undefined {
  const seen = new Set<JsonObject>();
  let located: Located | undefined = isObject(value) ? { node: value, at } : undefined;
  while (located !== undefined) {
    const reference = memberOf(located.node, "$ref");
    if (typeof reference !== "string") return located;
    if (seen.has(located.node)) return undefined;
    seen.add(located.node);
    located = targetOf(source, reference, located.at.document);
  }
  return undefined;
}
