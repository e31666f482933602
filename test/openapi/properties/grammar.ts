import fc from "fast-check";
import { isObject, type Json, type JsonObject } from "../../../src/data/json.ts";

/**
 * Schemas as JSON Schema 2020-12 says them, of what OpenAPI 3.0 can say too: `type` is one name or one
 * with null, and a nullable `enum` lists null. `components` holds what `$ref`s lead to.
 */
export type Described = { readonly root: JsonObject; readonly components: JsonObject };

/** Names of the components; `Node` refers to itself, `Left` and `Right` to each other. */
export const componentNames = ["Plain", "Nested", "Node", "Left", "Right"] as const;

/** Names that objects declare; one of them is a trap of JavaScript. */
export const propertyNames = ["a", "b", "c", "constructor"] as const;

/** The value once in `outOf` times, else nothing. */
const optional = <T>(arbitrary: fc.Arbitrary<T>, outOf = 2): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: outOf - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Without the members that are undefined. */
function stated(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const entries = Object.entries(members).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(entries);
}

const lowest = (values: readonly number[]) => Math.min(...values);
const highest = (values: readonly number[]) => Math.max(...values);

const bounds = fc
  .record({
    values: fc.tuple(fc.integer({ min: -4, max: 12 }), fc.integer({ min: -4, max: 12 })),
    lower: fc.constantFrom(undefined, undefined, "minimum", "exclusiveMinimum"),
    upper: fc.constantFrom(undefined, undefined, "maximum", "exclusiveMaximum"),
    multipleOf: optional(fc.constantFrom(2, 3, 4, 5), 6),
  })
  .map(({ values, lower, upper, multipleOf }) =>
    stated({
      ...(lower === undefined ? {} : { [lower]: lowest(values) }),
      ...(upper === undefined ? {} : { [upper]: highest(values) + 2 }),
      multipleOf,
    }),
  );

const integer = fc
  .tuple(bounds, optional(fc.constantFrom("int32", "int64"), 6))
  .map(([rest, format]) => stated({ type: "integer", ...rest, format }));
const number = bounds.map((rest) => ({ type: "number", ...rest }));

const lengths = fc
  .tuple(optional(fc.nat(3)), optional(fc.integer({ min: 3, max: 6 })))
  .map(([minLength, maxLength]) => stated({ minLength, maxLength }));
const string = fc
  .tuple(
    lengths,
    optional(fc.constantFrom("^a", "^[a-z]+$", ".*"), 6),
    optional(fc.constantFrom("date", "uuid"), 12),
  )
  .map(([rest, pattern, format]) => stated({ type: "string", ...rest, pattern, format }));

const words = ["x", "y", "z", "1"] as const;
const anyOfThese = fc.oneof(
  fc
    .subarray([...words], { minLength: 1 })
    .map((values) => ({ type: "string", enum: [...values] })),
  fc.subarray([1, 2, 3], { minLength: 1 }).map((values) => ({ type: "integer", enum: values })),
  fc.constantFrom(...words).map((value) => ({ type: "string", const: value })),
  fc.subarray(["x", 1, true], { minLength: 1 }).map((values) => ({ enum: values })),
);

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  { arbitrary: integer, weight: 3 },
  { arbitrary: string, weight: 3 },
  { arbitrary: anyOfThese, weight: 3 },
  { arbitrary: number, weight: 1 },
  { arbitrary: fc.constant({ type: "boolean" }), weight: 1 },
  { arbitrary: fc.constant({}), weight: 1 },
);

/** The same, and null; a list of values gets null among them. */
function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values, const: value } = schema;
  if (typeof type !== "string" || value !== undefined) return schema;
  const nullable = { ...schema, type: [type, "null"] };
  return Array.isArray(values) ? { ...nullable, enum: [...values, null] } : nullable;
}

const objectOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      properties: fc.dictionary(fc.constantFrom(...propertyNames), inner, {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      required: optional(fc.subarray([...propertyNames], { minLength: 1, maxLength: 2 })),
      additionalProperties: optional(
        fc.oneof(fc.constant(false), fc.constant(false), fc.constant(true), inner),
        4,
      ),
      minProperties: optional(fc.integer({ min: 1, max: 2 }), 10),
      maxProperties: optional(fc.integer({ min: 2, max: 4 }), 10),
    })
    .map(({ properties, required, additionalProperties, ...counts }) => {
      const names = required?.filter((name) => Object.hasOwn(properties, name)) ?? [];
      return stated({
        type: "object",
        properties,
        ...(names.length > 0 ? { required: names } : {}),
        additionalProperties,
        ...(additionalProperties === false ? {} : counts),
      });
    });

const arrayOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      items: inner,
      minItems: optional(fc.nat(2), 4),
      maxItems: optional(fc.integer({ min: 2, max: 4 }), 4),
      uniqueItems: optional(fc.boolean(), 6),
    })
    .map((members) => stated({ type: "array", ...members }));

const unionOf = (inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      fc.constantFrom("anyOf", "oneOf", "allOf"),
      fc.array(inner, { minLength: 2, maxLength: 3 }),
    )
    .map(([keyword, branches]) => ({ [keyword]: branches }));

const referenceTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A schema of a depth that refers to `names` only. */
export function schemaOfDepth(depth: number, names: readonly string[]): fc.Arbitrary<JsonObject> {
  const simple = fc.oneof(leaf, leaf.map(orNull));
  const small =
    names.length === 0
      ? simple
      : fc.oneof(
          { weight: 4, arbitrary: simple },
          { weight: 1, arbitrary: fc.constantFrom(...names.map(referenceTo)) },
        );
  if (depth === 0) return small;
  const inner = schemaOfDepth(depth - 1, names);
  return fc.oneof(
    { weight: 3, arbitrary: small },
    { weight: 4, arbitrary: objectOf(inner) },
    { weight: 1, arbitrary: objectOf(inner).map(orNull) },
    { weight: 2, arbitrary: arrayOf(inner) },
    { weight: 2, arbitrary: unionOf(inner) },
  );
}

const linkTo = (name: string, value: JsonObject): JsonObject => ({
  type: "object",
  properties: { a: value, b: referenceTo(name) },
});

/** A schema and components, some of them recursive. */
const anyWhole: fc.Arbitrary<Described> = fc
  .record({
    root: schemaOfDepth(2, componentNames),
    plain: schemaOfDepth(1, []),
    nested: schemaOfDepth(1, ["Plain"]),
    values: fc.tuple(leaf, leaf, leaf),
  })
  .map(({ root, plain, nested, values: [node, left, right] }) => ({
    root,
    components: {
      Plain: plain,
      Nested: nested,
      Node: linkTo("Node", node),
      Left: linkTo("Right", left),
      Right: linkTo("Left", right),
    },
  }));

/** A schema and the components that it refers to. */
export const anyDescribed: fc.Arbitrary<Described> = anyWhole.map(withoutUnreached);

/** The same, where `Plain` is there for edits to refer to. */
export const anyEditable: fc.Arbitrary<Described> = anyWhole.map((whole) => {
  const { root, components } = withoutUnreached(whole);
  return { root, components: { Plain: whole.components["Plain"] ?? {}, ...components } };
});

/** Without the components that the root does not lead to. */
export function withoutUnreached({ root, components }: Described): Described {
  const reached = new Set<string>();
  const visit = (schema: JsonObject) => {
    for (const [, name = ""] of JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const target = components[name];
      if (reached.has(name) || !isObject(target)) continue;
      reached.add(name);
      visit(target);
    }
  };
  visit(root);
  const kept = Object.entries(components).filter(([name]) => reached.has(name));
  return { root, components: Object.fromEntries(kept) };
}
