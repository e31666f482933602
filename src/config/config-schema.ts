import * as z from "zod";
import type { Json } from "../gate/json.ts";
import { promoteConfig } from "./config.ts";

/** The JSON Schema of `promote.yaml`, for editors. */
export function configJsonSchema(): { readonly [key: string]: Json } {
  const schema = z.toJSONSchema(promoteConfig, { io: "input", unrepresentable: "any" });
  return JSON.parse(JSON.stringify({ ...schema, title: "promote.yaml" }));
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
        .flatMap((node) => Object.keys(objectOf(member(node, "properties")))),
    ),
  ];
}

function branchesOf(node: Json): Json[] {
  const branches = [...arrayOf(member(node, "anyOf")), ...arrayOf(member(node, "oneOf"))];
  return branches.length === 0 ? [node] : branches.flatMap(branchesOf);
}

function childrenOf(node: Json, step: PropertyKey): Json[] {
  const child =
    typeof step === "number"
      ? member(node, "items")
      : (member(member(node, "properties"), String(step)) ?? member(node, "additionalProperties"));
  return child === undefined ? [] : [child];
}

function member(node: Json | undefined, key: string): Json | undefined {
  const object = objectOf(node);
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function objectOf(node: Json | undefined): { readonly [key: string]: Json } {
  return typeof node === "object" && node !== null && !isArray(node) ? node : {};
}

function arrayOf(node: Json | undefined): readonly Json[] {
  return node !== undefined && isArray(node) ? node : [];
}

function isArray(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}
