import { type Json, memberOf, textsOf } from "../../../data/json.ts";
import { type ApiSource, below, type Location } from "../../api-source.ts";
import { referenceTo } from "../../reference-path.ts";

/** What the parts of a view are made with. */
export type ViewContext = {
  /** The description as it is written, its schemas in words of OpenAPI 3.0. */
  readonly written: ApiSource;
  readonly entry: Json;
  /** Filled as the view is made. */
  readonly origins: Map<string, Location>;
};

/** Media types of an operation, or of the document; JSON where neither names one. */
export function mediaTypesOf(
  { entry }: ViewContext,
  operation: Json,
  word: "consumes" | "produces",
): readonly string[] {
  const named = textsOf(memberOf(operation, word) ?? memberOf(entry, word));
  return named.length === 0 ? ["application/json"] : [...new Set(named)];
}

/** A member `schema` as the view holds it: the same node, or a reference to where it stands in another document. */
export function schemaOf({ written }: ViewContext, schema: Json, owner: Location): Json {
  if (owner.document === written.entry) return schema;
  const { document, pointer } = below(owner, "/schema");
  return { $ref: referenceTo(written.entry, document, pointer) };
}
