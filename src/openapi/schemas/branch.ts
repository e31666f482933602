import type { SchemaPair } from "./comparison.ts";
import type { SchemaReader } from "./read-schemas.ts";
import { typeText } from "./read-values.ts";
import type { Schema } from "./schema.ts";

/** Alternatives on both sides. */
export type Branches = {
  readonly given: readonly Schema[];
  readonly taken: readonly Schema[];
  /** Whether a value taken must fit one only. */
  readonly isTakenExclusive: boolean;
};

/** An alternative that is given and not taken as it is. */
export type BranchProblem =
  /** No alternative takes it; `near` is the one that it was, as far as can be told. */
  | { readonly kind: "refused"; readonly given: Schema; readonly near: Schema | undefined }
  /** It is named, others happen to take its values, and its name is gone. */
  | { readonly kind: "vanished"; readonly given: Schema };

export type Use = Pick<SchemaPair, "flow" | "encoding">;

/** The name of a schema that is a component; undefined of one that stands where it is used. */
export function nameOf(schema: Schema): string | undefined {
  const named = schema.filter(({ bare }) => bare !== true);
  const [part] = named;
  if (part === undefined || named.length !== 1) return undefined;
  return /^\/(?:components\/schemas|definitions|\$defs)\/([^/]+)$/.exec(part.at.pointer)?.[1];
}

/** How a reader tells an alternative from the others. */
export function labelOf(schema: Schema, reader: SchemaReader): string {
  const { title, types } = reader.shapeOf(schema);
  return nameOf(schema) ?? title ?? typeText(types) ?? "anything";
}
