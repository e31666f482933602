import type { Json } from "../../../src/gate/json.ts";
import {
  isList,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
} from "../../../src/openapi/document.ts";
import type { Described } from "./grammar.ts";
import { mapBelow } from "./schema-places.ts";

/** The same with `anyOf` for every `oneOf` of which two branches are not of different types. */
export function withTellableBranches({ root, components }: Described): Described {
  const tell = (schema: JsonObject): JsonObject => {
    const { oneOf, ...rest } = mapBelow(schema, tell);
    if (!isList(oneOf)) return rest;
    const types = oneOf.flatMap((branch) => typesOf(branch, components));
    const areTellable = !types.includes("any") && new Set(types).size === types.length;
    return { ...rest, [areTellable ? "oneOf" : "anyOf"]: oneOf };
  };
  const entries = Object.entries(components).map(([name, schema]) => [
    name,
    isObject(schema) ? tell(schema) : schema,
  ]);
  return { root: tell(root), components: Object.fromEntries(entries) as JsonObject };
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
