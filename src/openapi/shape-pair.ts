import type { UnplacedChange } from "./api-change.ts";
import type { Schema, SchemaReader, SchemaShape } from "./schema-shape.ts";

/** Which way values travel: a parameter or request is sent to the service, a response comes from it. */
export type Flow = "parameter" | "request" | "response";

export type SchemaPair = { readonly before: Schema; readonly after: Schema; readonly flow: Flow };

/** Two shapes side by side, and the readers that know more about their parts. */
export type ShapePair = {
  readonly from: SchemaShape;
  readonly to: SchemaShape;
  readonly pair: SchemaPair;
  /** JSON pointer of the second, or of where it is used. */
  readonly pointer: string;
  readonly before: SchemaReader;
  readonly after: SchemaReader;
};

/** Who takes what the comparison of two shapes finds. `step` leads from the shape to the part. */
export interface ShapeObserver {
  tell(change: UnplacedChange, step?: string): void;
  descend(pair: SchemaPair, step: string): void;
}
