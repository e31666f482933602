import type { JsonPath, PathStep } from "../../../../config/json-path.ts";
import { isList, isObject, type Json, memberOf } from "../../../../data/json.ts";

/** Every value of a JSON document that a path leads to, in the document's order. */
export function selectNodes(document: Json, { steps }: JsonPath): readonly Json[] {
  return steps.reduce<readonly Json[]>(
    (nodes, step) => nodes.flatMap((node) => childrenOf(node, step)),
    [document],
  );
}

function childrenOf(node: Json, step: PathStep): readonly Json[] {
  if (isList(node)) {
    if (step.kind === "children") return node;
    const child = step.kind === "element" ? node.at(step.index) : undefined;
    return child === undefined ? [] : [child];
  }
  if (step.kind === "children") return isObject(node) ? Object.values(node) : [];
  const child = step.kind === "member" ? memberOf(node, step.name) : undefined;
  return child === undefined ? [] : [child];
}
