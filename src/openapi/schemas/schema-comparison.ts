import type { Json } from "../../data/json.ts";
import type { ApiChange } from "../api-change.ts";
import type { Location } from "../api-source.ts";

/** Which way values travel: a client sends a request to the service and gets its response. */
export type Flow = "request" | "response";

/** Where an operation uses a schema. */
export type SchemaUse = {
  /** `POST /contests`, `webhook contestClosed POST`. */
  readonly operation: string;
  /** `request body`, `response 200`, `parameter limit (query)`. */
  readonly place: string;
  readonly flow: Flow;
  /** `text` where values are written as texts: parameters, headers; `form` where a list repeats its name as well. */
  readonly encoding: "json" | "text" | "form";
};

/** What a member named `schema` holds, and where it stands; undefined allows any value. */
export type PlacedSchema = { readonly value: Json | undefined; readonly at: Location };

/** Compares schemas where operations use them; each pair of schemas once, however many uses it has. */
export interface SchemaComparison {
  /** Requires old ⊆ new in a request, new ⊆ old in a response. */
  compare(before: PlacedSchema, after: PlacedSchema, use: SchemaUse): void;
  /** What changed in all the pairs compared, each root cause once, with the operations it reaches. */
  changes(): readonly ApiChange[];
}
