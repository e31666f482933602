import type { ApiSource } from "../api-source.ts";
import type { Sides } from "./http-comparison.ts";
import { keyOf, nameOf, operationsOf, type PlacedOperation } from "./operations.ts";
import { isHandledBy, templateOf } from "./path-template.ts";
import { basePathsOf } from "./servers.ts";

/** An old operation, and the new one that handles its calls. */
export type Match = {
  readonly before: PlacedOperation;
  readonly after: PlacedOperation | undefined;
};

/** The new operation that handles the calls of each old one, in the old document's order. */
export function matchOperations({ before, after }: Sides<ApiSource>): readonly Match[] {
  const old = operationsOf(before);
  const now = operationsOf(after);
  const oldKeys = new Set(old.map(keyOf));
  const byName = new Map(now.map((operation) => [nameOf(operation), operation]));
  const byKey = firstBy(now, (operation) => [keyOf(operation)]);
  const byCall = lazily(() => firstBy(now, (operation) => callsOf(after, operation)));
  const added = lazily(() => now.filter((operation) => !oldKeys.has(keyOf(operation))));
  return old.map((operation) => ({
    before: operation,
    after:
      byName.get(nameOf(operation)) ??
      byKey.get(keyOf(operation)) ??
      sameCall(callsOf(before, operation), byCall()) ??
      added().find((candidate) => generalises(candidate, operation)),
  }));
}

/** The base path moved into the path, or out of it: the URL is the same. */
function sameCall(
  calls: readonly string[],
  byCall: ReadonlyMap<string, PlacedOperation>,
): PlacedOperation | undefined {
  return calls.map((call) => byCall.get(call)).find((found) => found !== undefined);
}

/** A template that is new takes over what one of its values had as a path of its own. */
function generalises(candidate: PlacedOperation, operation: PlacedOperation): boolean {
  const path = templateOf(operation.path);
  return candidate.method === operation.method && isHandledBy(path, templateOf(candidate.path));
}

function callsOf(source: ApiSource, operation: PlacedOperation): readonly string[] {
  const template = templateOf(operation.path);
  return basePathsOf(source, operation).map(({ path }) => `${operation.method} ${path}${template}`);
}

function firstBy(
  operations: readonly PlacedOperation[],
  keysOf: (operation: PlacedOperation) => readonly string[],
): ReadonlyMap<string, PlacedOperation> {
  const found = new Map<string, PlacedOperation>();
  for (const operation of operations) {
    for (const key of keysOf(operation)) if (!found.has(key)) found.set(key, operation);
  }
  return found;
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
