import * as z from "zod";
import { itemsOf, type Json, type JsonObject, memberOf, membersOf } from "../data/json.ts";
import { promoteConfig } from "./config.ts";

/** The JSON Schema of `promote.yaml`, for editors. */
export function configJsonSchema(): JsonObject {
  return fileSchemaOf(promoteConfig, "promote.yaml");
}

/** The JSON Schema (draft 2020-12) of what may be written into a file; what it cannot say of the shape is left open. */
export function fileSchemaOf(shape: z.ZodType, title: string): JsonObject {
  const schema = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
  return JSON.parse(JSON.stringify({ ...schema, title }));
}

/** The keys that may stand at a path of what a JSON Schema describes, in any branch of it. */
export function knownKeysIn(schema: Json, path: readonly PropertyKey[]): readonly string[] {
  let nodes: Json[] = [schema];
  for (const step of path)
    nodes = nodes.flatMap(branchesOf).flatMap((node) => childrenOf(node, step));
  return [
    ...new Set(
      nodes
        .flatMap(branchesOf)
        .flatMap((node) => membersOf(memberOf(node, "properties")).map(([name]) => name)),
    ),
  ];
}

function branchesOf(node: Json): Json[] {
  const branches = [...itemsOf(memberOf(node, "anyOf")), ...itemsOf(memberOf(node, "oneOf"))];
  return branches.length === 0 ? [node] : branches.flatMap(branchesOf);
}

function childrenOf(node: Json, step: PropertyKey): Json[] {
  const child =
    typeof step === "number"
      ? memberOf(node, "items")
      : (memberOf(memberOf(node, "properties"), String(step)) ??
        memberOf(node, "additionalProperties"));
  return child === undefined ? [] : [child];
}
