import type { ApiChange, ApiChangeKind } from "../../../src/openapi/api-change.ts";

/**
 * Kinds that hold by the name of a property or a branch: a client may count on it although every value
 * sent or received still fits. No value bears witness to them.
 */
const kinds: ReadonlySet<ApiChangeKind> = new Set<ApiChangeKind>([
  "request-property-removed",
  "request-property-renamed",
  "request-union-branch-removed",
  "response-property-removed",
  "response-property-renamed",
]);

/**
 * Changes that have a mirror image. A server refuses what fits two alternatives of a `oneOf`; a client that
 * receives it reads whichever alternative it knows, so that only the request is concerned.
 */
export function mirrored(changes: readonly ApiChange[]): readonly ApiChange[] {
  return ofValues(changes).filter(({ kind }) => kind !== "request-union-became-ambiguous");
}

/** Changes that a value can bear witness to. */
export function ofValues(changes: readonly ApiChange[]): readonly ApiChange[] {
  return changes.filter(({ kind }) => !kinds.has(kind));
}
