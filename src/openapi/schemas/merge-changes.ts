import type { ApiChange } from "../api-change.ts";

/** One change of all that are told of the same places in the same words, with the operations of all of them. */
export function mergeChanges(changes: readonly ApiChange[]): readonly ApiChange[] {
  const merged = new Map<string, ApiChange>();
  for (const change of changes) {
    const { kind, name, before, after, base, revision } = change;
    const key = JSON.stringify([kind, name, before, after, base, revision]);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, change);
    else {
      const operations = [...new Set([...known.operations, ...change.operations])];
      merged.set(key, { ...known, operations });
    }
  }
  return [...merged.values()];
}
