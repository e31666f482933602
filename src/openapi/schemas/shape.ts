import type { Json, JsonObject } from "../../data/json.ts";
import type { Location } from "../api-source.ts";
import type { Bounds } from "./bounds.ts";
import { matches } from "./read-strings.ts";
import type { Schema } from "./schema.ts";

/** Types of JSON values; numbers in two, so that `integer` is a part of `number`. */
export const jsonTypes = [
  "null",
  "boolean",
  "integer",
  "fraction",
  "string",
  "array",
  "object",
] as const;

/** Alternatives of which one at least holds, in `oneOf` exactly one. */
export type Union = {
  readonly keyword: "oneOf" | "anyOf";
  readonly branches: readonly Schema[];
  readonly at: Location;
};

export type Discriminator = { readonly node: JsonObject; readonly at: Location };

/** `contains` with the number of items that have to match. */
export type Contains = { readonly schema: Schema; readonly min: number; readonly max: number };

export type Condition = {
  readonly test: Schema;
  readonly passed: Schema;
  readonly failed: Schema;
};

/** What a schema says once `$ref`, `allOf` and unions of one branch are met into one record by JSON type. */
export type Shape = {
  /** The first mapping that says something; undefined for the schema that allows anything. */
  readonly at: Location | undefined;
  readonly isAnything: boolean;
  /** Where each keyword stands that decided. */
  readonly keywords: ReadonlyMap<string, Location>;
  readonly types: ReadonlySet<string>;
  /** Listed values by their canonical text; undefined when any value of the types may stand. */
  readonly values: ReadonlyMap<string, Json> | undefined;
  /** Texts of values that clients know, and that others may join (`x-extensible-enum`). */
  readonly extensible: ReadonlySet<string> | undefined;
  readonly numbers: Bounds & { readonly multiplesOf: readonly number[] };
  readonly lengths: Bounds;
  readonly patterns: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
  /** `contentEncoding` and `contentMediaType`. */
  readonly contents: ReadonlyMap<string, string>;
  readonly contentSchema: Schema;
  readonly sizes: Bounds;
  readonly isUnique: boolean;
  /** Schemas by position, then of every further item. */
  readonly positions: readonly Schema[];
  readonly items: Schema;
  readonly contains: readonly Contains[];
  readonly unevaluatedItems: Schema;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlyMap<string, Location>;
  readonly patternProperties: ReadonlyMap<string, Schema>;
  /** What an undeclared property may hold. */
  readonly additional: Schema;
  readonly unevaluatedProperties: Schema;
  readonly propertyNames: Schema;
  readonly counts: Bounds;
  readonly dependentRequired: ReadonlyMap<string, ReadonlySet<string>>;
  readonly dependentSchemas: ReadonlyMap<string, Schema>;
  readonly unions: readonly Union[];
  readonly discriminator: Discriminator | undefined;
  readonly exclusions: readonly Schema[];
  readonly conditions: readonly Condition[];
  /** Keywords that are not expressed, with their text. */
  readonly unread: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
  readonly isWriteOnly: boolean;
  /** The day a deprecated part goes, as its `x-sunset` says it; undefined when it is not deprecated. */
  readonly sunset: string | undefined;
  readonly title: string | undefined;
};

/** What an object may hold under a name: as declared, by patterns, or as any other property. */
export function propertyOf(shape: Shape, name: string): Schema {
  return shape.properties.get(name) ?? undeclaredOf(shape, name);
}

/** What an object may hold under a name that it does not declare. */
export function undeclaredOf({ patternProperties, additional }: Shape, name: string): Schema {
  const byPattern = [...patternProperties].filter(([pattern]) => matches(pattern, name) === true);
  return byPattern.length === 0 ? additional : byPattern.flatMap(([, schema]) => schema);
}

/** What stands at a position of an array. */
export function itemOf({ positions, items }: Shape, index: number): Schema {
  return positions[index] ?? items;
}
