import fc from "fast-check";
import { isList, isObject, itemsOf, type Json, type JsonObject } from "../../../src/data/json.ts";
import { anyEditable, type Described, schemaOfDepth, withoutUnreached } from "./grammar.ts";
import { changedSomewhere } from "./schema-places.ts";

/** One thing edited in a schema; `fresh` is a schema to put in. Undefined where it does not apply. */
type Edit = (schema: JsonObject, pick: number, fresh: JsonObject) => JsonObject | undefined;

const counted = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"],
];

function without(schema: JsonObject, keyword: string): JsonObject {
  const { [keyword]: _, ...rest } = schema;
  return rest;
}

const chosen = <T>(values: readonly T[], pick: number) => values[pick % Math.max(1, values.length)];

const moveBound: Edit = (schema, pick) => {
  const keyword = chosen(
    counted.filter((one) => typeof schema[one] === "number"),
    pick,
  );
  if (keyword === undefined) return undefined;
  const moved = Number(schema[keyword]) + (pick % 2 === 0 ? 1 : -1);
  const least = keyword === "multipleOf" ? 1 : keyword.startsWith("m") ? 0 : -9;
  return { ...schema, [keyword]: /imum$/i.test(keyword) ? moved : Math.max(least, moved) };
};

const dropKeyword: Edit = (schema, pick) => {
  const keyword = chosen(Object.keys(schema), pick);
  return keyword === undefined ? undefined : without(schema, keyword);
};

const addBound: Edit = (schema, pick) => {
  const type = itemsOf(schema["type"])[0] ?? schema["type"];
  const bounds: Readonly<Record<string, readonly JsonObject[]>> = {
    integer: [{ minimum: 1 }, { maximum: 5 }, { exclusiveMinimum: 0 }, { multipleOf: 2 }],
    number: [{ minimum: 0.5 }, { exclusiveMaximum: 5 }],
    string: [{ minLength: 1 }, { maxLength: 2 }, { pattern: "^b" }, { enum: ["x", "abc"] }],
    array: [{ minItems: 1 }, { maxItems: 1 }, { uniqueItems: true }],
    object: [{ additionalProperties: false }, { minProperties: 1 }, { maxProperties: 1 }],
  };
  const bound = typeof type === "string" ? chosen(bounds[type] ?? [], pick) : undefined;
  return bound === undefined ? undefined : { ...schema, ...bound };
};

const changeValues: Edit = (schema, pick) => {
  const values = schema["enum"];
  if (!isList(values)) return undefined;
  if (pick % 2 === 1) return { ...schema, enum: [...values, `w${pick % 3}`] };
  return values.length < 2
    ? undefined
    : { ...schema, enum: values.toSpliced(pick % values.length, 1) };
};

const changeType: Edit = (schema, pick) => {
  const { type } = schema;
  if (isList(type)) return { ...schema, type: type[0] ?? "string" };
  if (typeof type !== "string") return undefined;
  if (pick % 3 === 0 && !("const" in schema || "enum" in schema)) {
    return { ...schema, type: [type, "null"] };
  }
  const other = chosen(["integer", "number", "string", "boolean", "object"], pick);
  return other === undefined ? undefined : { ...schema, type: other };
};

const changeRequired: Edit = (schema, pick) => {
  const { properties } = schema;
  const name = isObject(properties) ? chosen(Object.keys(properties), pick) : undefined;
  if (name === undefined) return undefined;
  const required = itemsOf(schema["required"]);
  const isRequired = required.includes(name);
  const left = isRequired ? required.filter((one) => one !== name) : [...required, name];
  return left.length === 0 ? without(schema, "required") : { ...schema, required: left };
};

const addProperty: Edit = (schema, pick, fresh) => {
  const { properties } = schema;
  if (!isObject(properties)) return undefined;
  return { ...schema, properties: { ...properties, [`n${pick % 2}`]: fresh } };
};

const changeBranches: Edit = (schema, pick, fresh) => {
  const keyword = ["anyOf", "oneOf", "allOf"].find((one) => isList(schema[one]));
  if (keyword === undefined) return undefined;
  const branches = itemsOf(schema[keyword]);
  const isDropped = pick % 2 === 0 && branches.length > 1;
  const changed: readonly Json[] = isDropped
    ? branches.toSpliced(pick % branches.length, 1)
    : [...branches, fresh];
  return { ...schema, [keyword]: changed };
};

const changeUnion: Edit = (schema) => {
  const { anyOf, oneOf, ...rest } = schema;
  if (isList(anyOf)) return { ...rest, oneOf: anyOf };
  return isList(oneOf) ? { ...rest, anyOf: oneOf } : undefined;
};

const addBranch: Edit = (schema, pick, fresh) => ({
  [pick % 2 === 0 ? "anyOf" : "oneOf"]: [schema, fresh],
});

const replace: Edit = (_, _pick, fresh) => fresh;

const edits: readonly Edit[] = [
  ...[moveBound, dropKeyword, addBound, changeValues, changeType, changeRequired],
  ...[addProperty, changeBranches, changeUnion, addBranch, replace],
];

type Chosen = { readonly edit: Edit; readonly pick: number; readonly fresh: JsonObject };

function edited(described: Described, { edit, pick, fresh }: Chosen): Described {
  return changedSomewhere(
    described,
    pick,
    (schema) => edit(schema, pick >> 3, fresh) !== undefined,
    (schema) => edit(schema, pick >> 3, fresh) ?? schema,
  );
}

/** A description and an edited copy, in either order. */
export const anyPair: fc.Arbitrary<readonly [Described, Described]> = fc
  .record({
    described: anyEditable,
    chosen: fc.array(
      fc.record({
        edit: fc.constantFrom(...edits),
        pick: fc.nat(9999),
        fresh: schemaOfDepth(1, ["Plain"]),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    isSwapped: fc.boolean(),
  })
  .map(({ described, chosen: list, isSwapped }) => {
    const sides = [described, list.reduce(edited, described)].map(withoutUnreached);
    const [first = described, second = described] = isSwapped ? sides.reverse() : sides;
    return [first, second] as const;
  })
  .filter((pair) => pair.every(isGrounded));

/** Whether `Plain`, to which edits refer, does not come to refer to itself. */
function isGrounded({ components }: Described): boolean {
  return !JSON.stringify(components["Plain"] ?? {}).includes("/Plain");
}
