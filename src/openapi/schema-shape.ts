import type { Json } from "../gate/json.ts";
import { canonicalOf } from "./canonical-document.ts";
import { closureTextOf } from "./closure-text.ts";
import {
  type ApiDocument,
  isList,
  isObject,
  itemsOf,
  type JsonObject,
  memberOf,
  membersOf,
  textOf,
  textsOf,
} from "./document.ts";
import { isDescription, readingBelow } from "./document-grammar.ts";
import { versionOf } from "./parse-document.ts";
import { pointerOf } from "./pointer.ts";
import { type Located, targetOf } from "./references.ts";

/** Schemas that all hold at once, where they stand. */
export type Schema = readonly Located[];

export type Union = { readonly keyword: "oneOf" | "anyOf"; readonly branches: readonly Schema[] };

/** What a schema says once `$ref`, `allOf` and unions of one branch are met into one. */
export type SchemaShape = {
  /** JSON pointer to the first mapping that says something; undefined for the schema that allows anything. */
  readonly pointer: string | undefined;
  /** Undefined when any type is allowed. `number` stands as `integer` and `fraction`. */
  readonly types: ReadonlySet<string> | undefined;
  /** Values as JSON; undefined when they are not listed. */
  readonly values: ReadonlySet<string> | undefined;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  /** `items` and `additionalProperties`, where they are schemas. */
  readonly below: ReadonlyMap<string, Schema>;
  readonly unions: readonly Union[];
  /** Every other keyword, with the texts of its values: more than one when `allOf` brought several. */
  readonly others: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
};

/** Reads the schemas of one document; each is read once. */
export interface SchemaReader {
  /** The schema a member holds; an empty one, which allows anything, when it holds none. */
  schemaAt(value: Json | undefined, pointer: string): Schema;
  shapeOf(schema: Schema): SchemaShape;
  /** Equal for schemas made of the same mappings, in whatever order. */
  idOf(schema: Schema): string;
}

/** A reader over one document. */
export function openSchemas(document: ApiDocument): SchemaReader {
  const ids = new Map<JsonObject, number>();
  const shapes = new Map<string, SchemaShape>();
  const ignoresSiblings = versionOf(document)?.startsWith("3.0") ?? false;
  return { schemaAt, shapeOf, idOf };

  function schemaAt(value: Json | undefined, pointer: string): Schema {
    if (value === false) return [{ node: nothing, pointer }];
    return isObject(value) ? [spokenFor({ node: value, pointer })] : [];
  }

  /** What a mapping refers to when it says nothing else, so that all its uses are one schema. */
  function spokenFor(located: Located): Located {
    const seen = new Set<JsonObject>();
    let at = located;
    while (!seen.has(at.node)) {
      seen.add(at.node);
      const reference = textOf(memberOf(at.node, "$ref"));
      const isAlone = ignoresSiblings || membersOf(at.node).every(([key]) => saysNothing(key));
      const target = reference === undefined ? undefined : targetOf(document, reference);
      if (target === undefined || !isAlone) return at;
      at = target;
    }
    return located;
  }

  function idOf(schema: Schema): string {
    const numbers = schema.map(({ node }) => {
      const id = ids.get(node) ?? ids.size;
      ids.set(node, id);
      return id;
    });
    return [...new Set(numbers)].sort((a, b) => a - b).join("+");
  }

  function shapeOf(schema: Schema): SchemaShape {
    const id = idOf(schema);
    const known = shapes.get(id);
    if (known !== undefined) return known;
    const shape = meet(document, expand(schema), schemaAt);
    shapes.set(id, shape);
    return shape;
  }

  /** The schemas themselves, with `$ref`, `allOf` and unions of one branch followed. */
  function expand(schema: Schema): readonly Located[] {
    const expanded = new Map<JsonObject, Located>();
    const pending = [...schema].reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, pointer } = next;
      if (expanded.has(node)) continue;
      const reference = textOf(memberOf(node, "$ref"));
      const target = reference === undefined ? undefined : targetOf(document, reference);
      if (reference === undefined || target === undefined || !ignoresSiblings) {
        expanded.set(node, next);
      }
      if (target !== undefined) pending.push(target);
      for (const keyword of ["allOf", "oneOf", "anyOf"]) {
        const branches = itemsOf(memberOf(node, keyword));
        if (keyword !== "allOf" && branches.length !== 1) continue;
        for (const [index, branch] of branches.entries())
          pending.push(...schemaAt(branch, `${pointer}/${keyword}/${index}`));
      }
    }
    return [...expanded.values()];
  }
}

function saysNothing(key: string): boolean {
  return key === "$ref" || isDescription("keywords", key);
}

/** The schema that allows nothing. */
const nothing: JsonObject = { not: {} };

type At = SchemaReader["schemaAt"];

function meet(document: ApiDocument, nodes: readonly Located[], schemaAt: At): SchemaShape {
  const speaking = nodes.find(({ node }) => membersOf(node).some(([key]) => key !== "$ref"));
  const shape = {
    pointer: (speaking ?? nodes[0])?.pointer,
    types: undefined as ReadonlySet<string> | undefined,
    values: undefined as ReadonlySet<string> | undefined,
    properties: new Map<string, Schema>(),
    required: new Set<string>(),
    below: new Map<string, Schema>(),
    unions: [] as Union[],
    others: new Map<string, Set<string>>(),
    isReadOnly: false,
    isWriteOnly: false,
  };
  for (const { node, pointer: at } of nodes) {
    shape.types = intersect(shape.types, typesOf(node));
    shape.values = intersect(shape.values, valuesOf(node));
    for (const [keyword, value] of membersOf(node)) read(keyword, value, node, at);
  }
  return shape;

  function read(keyword: string, value: Json, node: JsonObject, at: string): void {
    if (isDescription("keywords", keyword) || readElsewhere.has(keyword)) return;
    if (keyword === "required" && isList(value)) {
      for (const name of textsOf(value)) shape.required.add(name);
    } else if (keyword === "properties") {
      for (const [name, property] of membersOf(value))
        add(shape.properties, name, schemaAt(property, at + pointerOf(["properties", name])));
    } else if (keyword === "readOnly") shape.isReadOnly ||= value === true;
    else if (keyword === "writeOnly") shape.isWriteOnly ||= value === true;
    else if (keyword === "oneOf" || keyword === "anyOf") {
      if (itemsOf(value).length !== 1)
        shape.unions.push({
          keyword,
          branches: itemsOf(value).map((branch, index) =>
            schemaAt(branch, `${at}/${keyword}/${index}`),
          ),
        });
    } else if ((keyword === "items" || keyword === "additionalProperties") && isObject(value)) {
      if (membersOf(value).length > 0)
        add(shape.below, keyword, schemaAt(value, `${at}/${keyword}`));
    } else if (keyword === "$ref" && targetOf(document, String(value)) !== undefined) return;
    else if (!isEmpty(keyword, value, node)) {
      const texts = shape.others.get(keyword) ?? new Set();
      shape.others.set(
        keyword,
        texts.add(closureTextOf(document, value, readingBelow("keywords", keyword))),
      );
    }
  }
}

const readElsewhere = new Set(["type", "nullable", "enum", "const", "allOf"]);

/** Whether a keyword with this value allows everything, as if it were not there. */
function isEmpty(keyword: string, value: Json, node: JsonObject): boolean {
  if (value === true) return keyword === "additionalProperties" || keyword === "items";
  if (value === false) return keyword === "uniqueItems" || keyword.startsWith("exclusive");
  if (value === 0)
    return keyword === "minLength" || keyword === "minItems" || keyword === "minProperties";
  return keyword === "patternProperties" && membersOf(memberOf(node, keyword)).length === 0;
}

function typesOf(node: JsonObject): ReadonlySet<string> | undefined {
  const type = memberOf(node, "type");
  const names = typeof type === "string" ? [type] : textsOf(type);
  if (names.length === 0) return undefined;
  const types = new Set(
    names.flatMap((name) => (name === "number" ? ["integer", "fraction"] : [name])),
  );
  if (memberOf(node, "nullable") === true) types.add("null");
  return types;
}

function valuesOf(node: JsonObject): ReadonlySet<string> | undefined {
  const listed = memberOf(node, "enum");
  const only = memberOf(node, "const");
  const values = isList(listed) ? new Set(listed.map(valueTextOf)) : undefined;
  return only === undefined ? values : intersect(values, new Set([valueTextOf(only)]));
}

function valueTextOf(value: Json): string {
  return JSON.stringify(canonicalOf(value, "data"));
}

function intersect(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((item) => b.has(item)));
}

function add(map: Map<string, Schema>, key: string, schema: Schema): void {
  map.set(key, [...(map.get(key) ?? []), ...schema]);
}
