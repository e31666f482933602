import type { ApiChange, UnplacedChange } from "./api-change.ts";
import { compareShapes } from "./compare-shapes.ts";
import type { Schema, SchemaReader } from "./schema-shape.ts";
import type { Flow, SchemaPair } from "./shape-pair.ts";

/** Where an operation uses a schema. */
type Root = {
  readonly operation: string;
  /** `request body`, `response 200`, `parameter limit (query)`. */
  readonly place: string;
  readonly flow: Flow;
  /** JSON pointer to the use, for a schema that stands nowhere. */
  readonly pointer: string;
};

/** Compares schemas where operations use them; each pair of schemas once, however many uses it has. */
export interface SchemaComparison {
  compare(before: Schema, after: Schema, root: Root): void;
  /** What changed in all the pairs compared, each change once, with the operations it reaches. */
  changes(): readonly ApiChange[];
}

type Found = { readonly change: UnplacedChange; readonly step: string };

/** One pair of schemas in one flow, what changed in it, and the pairs that contain it. */
type Node = {
  readonly pair: SchemaPair;
  readonly pointer: string;
  readonly found: Found[];
  readonly parents: { readonly node: Node; readonly step: string }[];
  readonly roots: Root[];
};

/** A comparison between the schemas of two documents. */
export function openSchemaComparison(before: SchemaReader, after: SchemaReader): SchemaComparison {
  const nodes = new Map<string, Node>();
  const pending: Node[] = [];

  return {
    compare(from, to, root) {
      nodeOf({ before: from, after: to, flow: root.flow }, root.pointer).roots.push(root);
      drain();
    },
    changes: () =>
      [...nodes.values()].flatMap((node) => node.found.map((found) => placed(node, found))),
  };

  function nodeOf(pair: SchemaPair, pointer: string): Node {
    const key = `${pair.flow} ${before.idOf(pair.before)} ${after.idOf(pair.after)}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node: Node = { pair, pointer, found: [], parents: [], roots: [] };
    nodes.set(key, node);
    pending.push(node);
    return node;
  }

  function drain(): void {
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { pair, found } = node;
      const parent = node;
      const from = before.shapeOf(pair.before);
      const to = after.shapeOf(pair.after);
      const pointer = to.pointer ?? node.pointer;
      compareShapes(
        { from, to, pair, pointer, before, after },
        {
          tell: (change, step = "") => found.push({ change, step }),
          descend: (child, step) => nodeOf(child, pointer).parents.push({ node: parent, step }),
        },
      );
    }
  }
}

/** A change with the operations that reach it, found by going up from it, the nearest first. */
function placed(node: Node, { change, step }: Found): ApiChange {
  const seen = new Set([node]);
  const level: { readonly node: Node; readonly path: string }[] = [{ node, path: step }];
  const reached: { readonly root: Root; readonly path: string }[] = [];
  for (const { node: at, path } of level) {
    for (const root of at.roots) reached.push({ root, path });
    for (const { node: parent, step: edge } of at.parents) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      level.push({ node: parent, path: `${edge}${path}` });
    }
  }
  const [first] = reached;
  const property = first?.path.replace(/^\./, "") ?? "";
  const place = first?.root.place ?? "";
  return {
    ...change,
    operations: [...new Set(reached.map(({ root }) => root.operation))],
    place: property === "" ? place : `${place}, property ${property}`,
  };
}
