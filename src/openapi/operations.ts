import type { Json } from "../gate/json.ts";
import {
  type ApiDocument,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
  membersOf,
  textOf,
} from "./document.ts";
import { pointerOf } from "./pointer.ts";
import { resolve } from "./references.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** One method of one path. */
export type Operation = {
  /** As the document writes it: `GET /contests/{id}`. */
  readonly name: string;
  readonly node: JsonObject;
  readonly pointer: string;
  /** The path item around it, whose parameters and servers it inherits. */
  readonly item: JsonObject;
  readonly itemPointer: string;
  /** Names of the path's parameters, in the order of the path. */
  readonly pathParameters: readonly string[];
};

/** A parameter of an operation, its own or its path's. */
export type Parameter = {
  /** `limit (query)`. */
  readonly label: string;
  readonly place: string;
  readonly node: JsonObject;
  readonly pointer: string;
};

/** Every operation by method and path template; names of path parameters are no part of it: `GET /x/{}`. */
export function operationsOf(document: ApiDocument): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation>();
  for (const [path, value] of membersOf(memberOf(document, "paths"))) {
    const item = resolve(document, value, pointerOf(["paths", path]));
    if (item === undefined || path.startsWith("x-")) continue;
    const template = path.replace(/\{[^{}]*\}/g, "{}");
    const pathParameters = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
    for (const [method, node, below] of methodsOf(item.node)) {
      found.set(`${method} ${template}`, {
        name: `${method} ${path}`,
        node,
        pointer: item.pointer + below,
        item: item.node,
        itemPointer: item.pointer,
        pathParameters,
      });
    }
  }
  return found;
}

/** The parameters of an operation by what identifies them: place and name, or position for those of the path. */
export function parametersOf(
  document: ApiDocument,
  operation: Operation,
): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  const { item, itemPointer, node, pointer } = operation;
  collect(memberOf(item, "parameters"), itemPointer);
  collect(memberOf(node, "parameters"), pointer);
  return found;

  function collect(list: Json | undefined, below: string): void {
    for (const [index, value] of itemsOf(list).entries()) {
      const located = resolve(document, value, `${below}/parameters/${index}`);
      const name = textOf(memberOf(located?.node, "name"));
      const place = textOf(memberOf(located?.node, "in"));
      if (located === undefined || name === undefined || place === undefined) continue;
      if (place === "header" && unusedHeaders.has(name.toLowerCase())) continue;
      const key = parameterKeyOf(place, name, operation.pathParameters);
      found.set(key, { ...located, place, label: `${name} (${place})` });
    }
  }
}

/** Headers that the specification says are not described as parameters. */
const unusedHeaders = new Set(["accept", "content-type", "authorization"]);

function parameterKeyOf(place: string, name: string, pathParameters: readonly string[]): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  const position = place === "path" ? pathParameters.indexOf(name) : -1;
  return position < 0 ? `${place} ${name}` : `path #${position}`;
}

function methodsOf(item: JsonObject): readonly (readonly [string, JsonObject, string])[] {
  const fixed = methods.map((method) => [method, memberOf(item, method), `/${method}`] as const);
  const additional = membersOf(memberOf(item, "additionalOperations")).map(
    ([method, node]) => [method, node, pointerOf(["additionalOperations", method])] as const,
  );
  return [...fixed, ...additional].flatMap(([method, node, below]) =>
    isObject(node) ? [[method.toUpperCase(), node, below] as const] : [],
  );
}
