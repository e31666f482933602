import { schemaDigestOf } from "../../postgres/read-schema.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import type { SchemaSide } from "./facts.ts";

/** The digest is of the whole side, as the snapshot's header states it, whatever is left to compare. */
export function sideOf(model: SchemaModel, left: SchemaModel = model): SchemaSide {
  return {
    objects: model.objects.size,
    digest: schemaDigestOf(model),
    setAside: setAsideOf(left),
  };
}

/** How many statements each kind of noise, and each entry that ignores, took out. */
export function setAsideOf({ setAside }: SchemaModel): SchemaSide["setAside"] {
  return Object.fromEntries(setAside);
}
