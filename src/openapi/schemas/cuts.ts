import type { JsonObject } from "../../data/json.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { nowhere, ofType, type Schema } from "./schema.ts";
import type { Shape } from "./shape.ts";

/** Some values of a schema. */
export type Cut = {
  readonly schema: Schema;
  /** What has to hold beside the schema that was cut. */
  readonly nodes: readonly JsonObject[];
  /** The properties that its objects have, and no others; undefined of any other values. */
  readonly names: readonly string[] | undefined;
};

/** The values of a schema that are of one type, and what they come in. */
export type TypeCut = { readonly whole: Cut; readonly parts: readonly Cut[] };

/** How values of a type are narrowed further. */
type Narrowing = { readonly node: JsonObject; readonly names?: readonly string[] };

/**
 * The values of a schema type by type, each in parts, so that what is true of some of them is not held against all: objects
 * with no more than they have to have, with each property that they may have, and with one that has no name of its own;
 * arrays without and with items.
 */
export function cutsOf(reader: SchemaReader, schema: Schema): readonly TypeCut[] {
  const shape = reader.shapeOf(schema);
  return [...shape.types].map((type) => {
    const whole = cutTo(schema, [ofType(type)]);
    const narrowings = shape.unions.length > 0 ? undefined : narrowingsOf(reader, shape, type);
    const parts = narrowings?.map(({ node, names }) =>
      cutTo(schema, [...whole.nodes, node], names),
    );
    return { whole, parts: parts ?? [whole] };
  });
}

/**
 * Cuts of a schema to objects with more of its properties: with none of what others require, nothing is told of what
 * they say of the rest. Other values stay what they are.
 */
export function openWidening(schema: Schema): (cut: Cut, wanted: readonly string[]) => Cut {
  const known = new Map<string, Cut>();
  return (cut, wanted) => {
    if (cut.names === undefined) return cut;
    const missing = wanted.filter((name) => !cut.names?.includes(name));
    if (missing.length === 0) return cut;
    const { node, names } = onlyWith([...new Set([...cut.names, ...missing])]);
    const key = JSON.stringify([...names].sort());
    const wide = known.get(key) ?? cutTo(schema, [ofType("object"), node], names);
    known.set(key, wide);
    return wide;
  };
}

function cutTo(schema: Schema, nodes: readonly JsonObject[], names?: readonly string[]): Cut {
  return { schema: cutBy(schema, nodes), nodes, names };
}

/** The values of a schema that fit what has to hold beside it. */
export function cutBy(schema: Schema, nodes: readonly JsonObject[]): Schema {
  const at = schema[0]?.at ?? nowhere;
  return [...schema, ...nodes.map((node) => ({ node, at }))];
}

function narrowingsOf(
  reader: SchemaReader,
  shape: Shape,
  type: string,
): readonly Narrowing[] | undefined {
  if (type === "object") return objectNarrowings(reader, shape);
  if (type === "array") return shape.sizes.min > 0 ? [withItems] : [withoutItems, withItems];
  return undefined;
}

const withoutItems: Narrowing = { node: { maxItems: 0 } };
const withItems: Narrowing = { node: { minItems: 1 } };

/** With a property that nobody declares. */
const withUnnamed: Narrowing = { node: { required: ["\u0000"] } };

function objectNarrowings(reader: SchemaReader, shape: Shape): readonly Narrowing[] {
  const { properties, required, counts, additional } = shape;
  const least = [...required.keys()];
  const optional = [...properties.keys()].filter((name) => !required.has(name));
  const rest = reader.shapeOf(additional);
  const isMap = !rest.isAnything && rest.types.size > 0;
  return [
    least.length < counts.min ? { node: { minProperties: counts.min } } : onlyWith(least),
    ...optional.map((name) => onlyWith([...least, name])),
    ...(isMap ? [withUnnamed] : []),
  ];
}

function onlyWith(names: readonly string[]): Required<Narrowing> {
  const properties = Object.fromEntries(names.map((name) => [name, {}]));
  return { node: { properties, required: [...names], additionalProperties: false }, names };
}
