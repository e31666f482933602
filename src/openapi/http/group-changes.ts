import type { ApiChange, ApiChangeKind } from "../api-change.ts";
import type { Location } from "../api-source.ts";
import { compactOrNull } from "../compact-text.ts";
import type { Told } from "./http-comparison.ts";

/** Collects changes; what is one edit of the descriptions is one change, with every operation it reaches. */
export interface ChangeGroups {
  tell(kind: ApiChangeKind, operation: string, told: Told): void;
  changes(): readonly ApiChange[];
}

/** Changes of one kind between the same two places are one: a shared component's, the servers', the security's. */
export function openChangeGroups(): ChangeGroups {
  const groups = new Map<string, { change: ApiChange; operations: Set<string> }>();
  return {
    tell(kind, operation, told) {
      const change = changeOf(kind, operation, told);
      const { name, before, after, base, revision } = change;
      const places = [textOfLocation(base), textOfLocation(revision)];
      const key = JSON.stringify([kind, name, before, after, ...places]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { change, operations: new Set([operation]) });
      else group.operations.add(operation);
    },
    changes() {
      const all = [...groups.values()];
      return all.map(({ change, operations }) => ({ ...change, operations: [...operations] }));
    },
  };
}

function changeOf(kind: ApiChangeKind, operation: string, told: Told): ApiChange {
  return {
    kind,
    operations: [operation],
    place: told.place ?? "",
    name: told.name ?? "",
    before: compactOrNull(told.before),
    after: compactOrNull(told.after),
    base: told.base ?? null,
    revision: told.revision ?? null,
    confidence: told.confidence ?? "proven",
  };
}

function textOfLocation(location: Location | null): string | null {
  return location === null ? null : `${location.document}#${location.pointer}`;
}
