import type { ApiChange } from "../api-change.ts";
import { type ApiSource, below, type Location } from "../api-source.ts";
import { compactList, compactOrNull } from "../compact-text.ts";
import { pointerOf } from "../pointer.ts";
import { comparePair } from "./compare-pair.ts";
import type { SchemaPair, Told } from "./comparison.ts";
import { kindOf } from "./effects.ts";
import { mergeChanges } from "./merge-changes.ts";
import { openSchemas } from "./read-schemas.ts";
import { openRelations } from "./relations.ts";
import { haveSameText } from "./same-text.ts";
import type { SchemaComparison, SchemaUse } from "./schema-comparison.ts";
import type { Shape } from "./shape.ts";

/** What was told of a pair, with the kind and the places that it has. */
type Found = { readonly change: Omit<ApiChange, "operations" | "place">; readonly step: string };

/** One pair of schemas in one flow, what changed in it, and the pairs that contain it. */
type Node = {
  readonly pair: SchemaPair;
  readonly places: { readonly base: Location; readonly revision: Location };
  readonly found: Found[];
  readonly parents: { readonly node: Node; readonly step: string }[];
  readonly roots: SchemaUse[];
  /** The pair that the last search up began at, and what it came from, which the step leads down to. */
  search: Node | undefined;
  cameFrom: { readonly node: Node; readonly step: string } | undefined;
};

/** A comparison between the schemas of two descriptions; `asOf` is the day of it, as YYYY-MM-DD. */
export function openSchemaComparison(
  beforeApi: ApiSource,
  afterApi: ApiSource,
  asOf: string,
): SchemaComparison {
  const before = openSchemas(beforeApi);
  const after = openSchemas(afterApi);
  const relations = openRelations(before, after, asOf);
  const nodes = new Map<string, Node>();
  const pending: Node[] = [];

  return {
    compare(from, to, use) {
      const { flow, encoding } = use;
      const pair = {
        before: before.schemaAt(from.value, from.at),
        after: after.schemaAt(to.value, to.at),
        flow,
        encoding,
      };
      nodeOf(pair, { base: from.at, revision: to.at }).roots.push(use);
      drain();
    },
    changes: () => mergeChanges([...nodes.values()].flatMap(placedOf)),
  };

  function nodeOf(pair: SchemaPair, places: Node["places"]): Node {
    const key = `${pair.flow} ${pair.encoding} ${before.idOf(pair.before)} ${after.idOf(pair.after)}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const ends = { search: undefined, cameFrom: undefined };
    const node: Node = { pair, places, found: [], parents: [], roots: [], ...ends };
    nodes.set(key, node);
    pending.push(node);
    return node;
  }

  function drain(): void {
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) judge(node);
  }

  function judge(node: Node): void {
    const { pair, found } = node;
    const { flow, encoding } = pair;
    const old = before.shapeOf(pair.before);
    const next = after.shapeOf(pair.after);
    const places = { base: old.at ?? node.places.base, revision: next.at ?? node.places.revision };
    comparePair(pair, relations, {
      tell: (told) =>
        found.push({ change: changeOf(told, { old, next, places, flow }), step: told.step ?? "" }),
      descend(from, to, step) {
        if (haveSameText(from, to)) return;
        nodeOf({ before: from, after: to, flow, encoding }, places).parents.push({ node, step });
      },
    });
  }
}

type Context = {
  readonly old: Shape;
  readonly next: Shape;
  readonly places: Node["places"];
  readonly flow: SchemaPair["flow"];
};

function changeOf(told: Told, { old, next, places, flow }: Context): Found["change"] {
  const { effect, keyword, name = [], confidence = "proven" } = told;
  return {
    kind: kindOf(effect, flow),
    name: compactList(typeof name === "string" ? [name] : name),
    before: compactOrNull(told.before),
    after: compactOrNull(told.after),
    base: told.base ?? keywordPlace(old, keyword) ?? places.base,
    revision: told.revision ?? keywordPlace(next, keyword) ?? places.revision,
    confidence,
  };
}

function keywordPlace({ keywords }: Shape, keyword: string | undefined): Location | undefined {
  const at = keyword === undefined ? undefined : keywords.get(keyword);
  return at === undefined || keyword === undefined ? undefined : below(at, pointerOf([keyword]));
}

/** The changes of a pair with the operations that reach it, found by going up from it, the nearest first. */
function placedOf(node: Node): readonly ApiChange[] {
  if (node.found.length === 0) return [];
  const { operations, first } = searchUpFrom(node);
  const [place = "", path] = [first?.roots[0]?.place, pathDownFrom(first)];
  return node.found.map(({ change, step }) => {
    const property = `${path}${step}`.replace(/^\./, "");
    const isWithin = first !== undefined && property !== "";
    return { ...change, operations, place: isWithin ? `${place}, property ${property}` : place };
  });
}

/** The operations above a pair, and the nearest pair that one of them holds. Leaves on each pair how it was come to. */
function searchUpFrom(node: Node): {
  readonly operations: readonly string[];
  readonly first: Node | undefined;
} {
  const level = [node];
  const operations = new Set<string>();
  let first: Node | undefined;
  node.search = node;
  node.cameFrom = undefined;
  for (const at of level) {
    if (at.roots.length > 0) first ??= at;
    for (const { operation } of at.roots) operations.add(operation);
    for (const { node: parent, step } of at.parents) {
      if (parent.search === node) continue;
      parent.search = node;
      parent.cameFrom = { node: at, step };
      level.push(parent);
    }
  }
  return { operations: [...operations], first };
}

function pathDownFrom(first: Node | undefined): string {
  let path = "";
  for (let way = first?.cameFrom; way !== undefined; way = way.node.cameFrom) path += way.step;
  return path;
}
