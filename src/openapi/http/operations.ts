import {
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  membersOf,
  textOf,
} from "../../data/json.ts";
import { type ApiSource, below, entryOf, type Location, resolve, targetOf } from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import { templateOf } from "./path-template.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** One method of one path item. */
export type PlacedOperation = {
  readonly method: string;
  /** As the description writes it: `/contests/{id}`; the expression of a callback, the name of a webhook. */
  readonly path: string;
  readonly node: JsonObject;
  readonly at: Location;
  /** The path item around it, nearest layer first, whose parameters and servers it inherits. */
  readonly item: readonly PathItemLayer[];
};

/** A path item as one place describes it: the entry itself, or what its `$ref` leads to. */
export type PathItemLayer = { readonly node: JsonObject; readonly at: Location };

/** Every operation of the paths, in the document's order. */
export function operationsOf(source: ApiSource): readonly PlacedOperation[] {
  const at = { document: source.entry, pointer: "/paths" };
  return membersOf(memberOf(entryOf(source), "paths"))
    .filter(([path]) => !path.startsWith("x-"))
    .flatMap(([path, value]) =>
      operationsOfItem(source, path, value, below(at, pointerOf([path]))),
    );
}

/** Every operation of the webhooks, in the document's order; its path is the webhook's name. */
export function webhooksOf(source: ApiSource): readonly PlacedOperation[] {
  const document = entryOf(source);
  return ["webhooks", "x-webhooks"].flatMap((section) =>
    membersOf(memberOf(document, section)).flatMap(([name, value]) => {
      const at = { document: source.entry, pointer: pointerOf([section, name]) };
      return operationsOfItem(source, name, value, at);
    }),
  );
}

/** The operations of a path item, its `$ref` followed; what stands beside the `$ref` goes first. */
export function operationsOfItem(
  source: ApiSource,
  path: string,
  value: Json | undefined,
  at: Location,
): readonly PlacedOperation[] {
  const item = layersOf(source, value, at);
  const found = new Map<string, PlacedOperation>();
  for (const layer of item) {
    for (const [method, node, steps] of methodsOf(layer.node)) {
      const operation = { method, path, node, at: below(layer.at, steps), item };
      if (!found.has(method)) found.set(method, operation);
    }
  }
  return [...found.values()];
}

/** A method and a path without the names of its parameters. */
export function keyOf({ method, path }: PlacedOperation): string {
  return `${method} ${templateOf(path)}`;
}

/** As a reader calls it: `GET /contests/{id}`. */
export function nameOf({ method, path }: PlacedOperation): string {
  return `${method} ${path}`;
}

function layersOf(
  source: ApiSource,
  value: Json | undefined,
  at: Location,
): readonly PathItemLayer[] {
  if (!isObject(value)) return [];
  const reference = textOf(memberOf(value, "$ref"));
  if (reference === undefined) return [{ node: value, at }];
  const first = targetOf(source, reference, at.document);
  const target = first === undefined ? undefined : resolve(source, first.node, first.at);
  return [{ node: value, at }, ...(target === undefined ? [] : [target])];
}

function methodsOf(item: JsonObject): readonly (readonly [string, JsonObject, string])[] {
  const fixed = methods.map((method) => [method, memberOf(item, method), `/${method}`] as const);
  const additional = membersOf(memberOf(item, "additionalOperations")).map(
    ([method, node]) => [method, node, pointerOf(["additionalOperations", method])] as const,
  );
  return [...fixed, ...additional].flatMap(([method, node, steps]) =>
    isObject(node) ? [[method.toUpperCase(), node, steps] as const] : [],
  );
}
