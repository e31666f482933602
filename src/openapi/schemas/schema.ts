import type { JsonObject } from "../../data/json.ts";
import type { Located, Location } from "../api-source.ts";

/** A mapping that is a schema. Of a `bare` one the unions, and whatever else is read apart, do not count. */
export type Part = Located & { readonly bare?: true };

/** Schemas that all hold at once, where they stand. An empty list allows any value. */
export type Schema = readonly Part[];

/** The schema that allows nothing, as `false` does. */
export const nothing: JsonObject = { not: {} };

/** The schema of one JSON type, for the part of a schema that is of this type. */
export function ofType(type: string): JsonObject {
  const known = typeNodes.get(type) ?? { type };
  typeNodes.set(type, known);
  return known;
}

const typeNodes = new Map<string, JsonObject>();

/** The place of a schema that stands nowhere. */
export const nowhere: Location = { document: "", pointer: "" };
