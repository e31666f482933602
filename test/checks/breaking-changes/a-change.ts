import type { ApiChange } from "../../../src/openapi/api-change.ts";

/** A property that a response no longer has, with what is said otherwise. */
export function aChange(changes: Partial<ApiChange> = {}): ApiChange {
  const at = { document: "api.json", pointer: "/components/schemas/Contest/properties/prize" };
  return {
    kind: "response-property-removed",
    operations: ["POST /contests", "GET /contests"],
    place: "response 201, property prize",
    name: "prize",
    before: null,
    after: null,
    base: at,
    revision: null,
    confidence: "proven",
    ...changes,
  };
}
