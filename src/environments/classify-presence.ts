import type { Looked } from "./sources/look-in.ts";
import { unwrapValue, type Wrapping } from "./unwrap-value.ts";

/** Whether a variable is there, and how. `core` is the value without what stands around it: it never leaves a `gather`. */
export type Presence =
  | { readonly state: "missing"; readonly sources: readonly string[] }
  | { readonly state: "empty"; readonly source: string }
  | { readonly state: "name-only"; readonly source: string }
  | {
      readonly state: "present";
      readonly source: string;
      /** Other than "none": the value is padded, which is a mistake of its own. */
      readonly wrapping: Wrapping;
      readonly core: string;
    };

/** Tells missing, empty, padded and present apart. Blanks and quotes around nothing are nothing. */
export function classifyPresence<Found extends Looked>(
  looked: Found,
): Found extends { kind: "name-only" } ? Presence : Exclude<Presence, { state: "name-only" }>;
export function classifyPresence(looked: Looked): Presence {
  if (looked.kind === "missing") return { state: "missing", sources: looked.sources };
  const { source } = looked;
  if (looked.kind === "name-only") return { state: "name-only", source };
  const { core, wrapping } = unwrapValue(looked.value);
  return core === "" ? { state: "empty", source } : { state: "present", source, wrapping, core };
}
