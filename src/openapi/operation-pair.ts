import type { UnplacedChange } from "./api-change.ts";
import type { SchemaComparison } from "./compare-schemas.ts";
import type { ApiDocument } from "./document.ts";
import type { Operation } from "./operations.ts";
import type { SchemaReader } from "./schema-shape.ts";

/** One of the two documents, with the reader of its schemas. */
type Side = { readonly document: ApiDocument; readonly schemas: SchemaReader };

/** One operation as both documents have it. */
export type OperationPair = {
  readonly before: Side & { readonly operation: Operation };
  readonly after: Side & { readonly operation: Operation };
  readonly schemas: SchemaComparison;
  /** Tells a change at a place within the operation; empty for the operation as a whole. */
  tell(change: UnplacedChange, place: string): void;
};
