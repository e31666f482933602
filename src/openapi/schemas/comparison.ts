import type { Location } from "../api-source.ts";
import type { Effect } from "./effects.ts";
import type { SchemaReader } from "./read-schemas.ts";
import type { Schema } from "./schema.ts";
import type { Flow, SchemaUse } from "./schema-comparison.ts";
import type { Shape } from "./shape.ts";

export type Encoding = SchemaUse["encoding"];

/** Two schemas, the old one and the new one, and how their values travel. */
export type SchemaPair = {
  readonly before: Schema;
  readonly after: Schema;
  readonly flow: Flow;
  readonly encoding: Encoding;
  /** Whether its own properties may be gone: what is not declared still may be sent where the object is open. */
  readonly byValue?: true;
};

/** A difference at the pair it is told of. */
export type Told = {
  readonly effect: Effect;
  /** Property, value or keyword concerned; or several. */
  readonly name?: string | readonly string[];
  readonly before: string | null;
  readonly after: string | null;
  /** The keyword whose places are given; the schemas' own places without. */
  readonly keyword?: string;
  /** Places that no keyword of the pair gives. */
  readonly base?: Location | null | undefined;
  readonly revision?: Location | null | undefined;
  readonly confidence?: "proven" | "unproven";
  /** From the pair to the part concerned: `.name`. */
  readonly step?: string;
};

/** Who takes what the comparison of two schemas finds. */
export interface Observer {
  tell(told: Told): void;
  /** Hands on a pair of parts; `step` leads to it from the pair compared. */
  descend(before: Schema, after: Schema, step: string): void;
}

/** Answers about schemas of both descriptions, nothing told. */
export interface Relations {
  readonly before: SchemaReader;
  readonly after: SchemaReader;
  /** The day of the comparison, as YYYY-MM-DD: what was to go before it may be gone. */
  readonly asOf: string;
  /** Whether nothing would be told of the pair. */
  fits(pair: SchemaPair): boolean;
  /** The relations among the schemas of the description that gives. */
  ofGiven(flow: Flow): Relations;
}

/** Two shapes side by side with all that comparing them needs. */
export type Comparing = SchemaPair & {
  readonly relations: Relations;
  readonly observer: Observer;
  readonly old: Shape;
  readonly new: Shape;
  /** Of what is sent: the old shape in a request, the new one in a response. */
  readonly given: Shape;
  /** Of what is expected by whoever gets it. */
  readonly taken: Shape;
  /** Types that both allow. */
  readonly types: ReadonlySet<string>;
};

/** The other way. */
export function reversed(flow: Flow): Flow {
  return flow === "request" ? "response" : "request";
}

/** The readers of what is given and of what is taken. */
export function readersOf(
  { before, after }: Pick<Relations, "before" | "after">,
  flow: Flow,
): { readonly given: SchemaReader; readonly taken: SchemaReader } {
  return flow === "request" ? { given: before, taken: after } : { given: after, taken: before };
}

/** The pair of one part given and one taken. */
export function pairOf(
  given: Schema,
  taken: Schema,
  { flow, encoding }: Pick<SchemaPair, "flow" | "encoding">,
): SchemaPair {
  return flow === "request"
    ? { before: given, after: taken, flow, encoding }
    : { before: taken, after: given, flow, encoding };
}
