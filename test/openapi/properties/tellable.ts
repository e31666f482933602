import {
  isList,
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  memberOf,
} from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";
import { mapBelow } from "./schema-places.ts";

/** The same with `anyOf` for every `oneOf` of which two branches are not of different types. */
export function withTellableBranches({ root, components }: Described): Described {
  const tell = (schema: JsonObject): JsonObject => {
    const { oneOf, ...rest } = mapBelow(schema, tell);
    if (!isList(oneOf)) return rest;
    return { ...rest, [areTellable(oneOf, components) ? "oneOf" : "anyOf"]: oneOf };
  };
  const entries = Object.entries(components).map(([name, schema]) => [
    name,
    isObject(schema) ? tell(schema) : schema,
  ]);
  return { root: tell(root), components: Object.fromEntries(entries) as JsonObject };
}

/** Whether types tell the branches of every union apart. */
export function isTellable({ root, components }: Described): boolean {
  const holds = (schema: JsonObject): boolean => {
    const unions = [memberOf(schema, "oneOf"), memberOf(schema, "anyOf")];
    let isHeld = unions.every((union) => !isList(union) || areTellable(union, components));
    mapBelow(schema, (below) => {
      isHeld &&= holds(below);
      return below;
    });
    return isHeld;
  };
  return [root, ...Object.values(components)].every((schema) => !isObject(schema) || holds(schema));
}

function areTellable(branches: readonly Json[], components: JsonObject): boolean {
  const types = branches.flatMap((branch) => typesOf(branch, components));
  return !types.includes("any") && new Set(types).size === types.length;
}

function typesOf(branch: Json, components: JsonObject): readonly string[] {
  const reference = memberOf(branch, "$ref");
  const target =
    typeof reference === "string"
      ? components[reference.slice("#/components/schemas/".length)]
      : branch;
  const type = memberOf(target, "type");
  const types = isList(type) ? itemsOf(type) : [type];
  return types.map((one) => (typeof one !== "string" ? "any" : one === "integer" ? "number" : one));
}
