import type { JsonPath, PathStep } from "../../../../config/json-path.ts";
import type { Json } from "../../../../gate/json.ts";

/** Every value of a JSON document that a path leads to, in the document's order. */
export function selectNodes(document: Json, { steps }: JsonPath): readonly Json[] {
  return steps.reduce<readonly Json[]>(
    (nodes, step) => nodes.flatMap((node) => childrenOf(node, step)),
    [document],
  );
}

function childrenOf(node: Json, step: PathStep): readonly Json[] {
  if (typeof node !== "object" || node === null) return [];
  if (isList(node)) {
    if (step.kind === "children") return node;
    const child = step.kind === "element" ? node.at(step.index) : undefined;
    return child === undefined ? [] : [child];
  }
  if (step.kind === "children") return Object.values(node);
  const child =
    step.kind === "member" && Object.hasOwn(node, step.name) ? node[step.name] : undefined;
  return child === undefined ? [] : [child];
}

function isList(node: Json): node is readonly Json[] {
  return Array.isArray(node);
}
