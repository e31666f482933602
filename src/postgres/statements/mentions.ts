import type { SchemaModel } from "../schema-model.ts";

const known = new WeakMap<SchemaModel, ReadonlyMap<string, ReadonlySet<string>>>();

const none: ReadonlySet<string> = new Set();

/** The objects that say all of the names: what PostgreSQL may keep them for. */
export function objectsNaming(model: SchemaModel, ...names: readonly string[]) {
  const mentions = mentionsOf(model);
  const [first = none, ...others] = names.map((name) => mentions.get(name) ?? none);
  return [...first]
    .filter((key) => others.every((keys) => keys.has(key)))
    .flatMap((key) => model.objects.get(key) ?? []);
}

/** The keys of the objects that say each name, read once for each model. */
function mentionsOf(model: SchemaModel): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(model);
  if (before !== undefined) return before;
  const mentions = new Map<string, Set<string>>();
  for (const { key, parts } of model.objects.values()) {
    for (const { canonical } of parts.values()) {
      for (const line of canonical) note(mentions, key, line);
    }
  }
  known.set(model, mentions);
  return mentions;
}

function note(mentions: Map<string, Set<string>>, key: string, line: string): void {
  for (const [word] of line.matchAll(/"(?:[^"]|"")*"|[a-z_][a-z0-9_$]*/g)) {
    const simple = /^"[a-z_][a-z0-9_$]*"$/.test(word) ? word.slice(1, -1) : word;
    const keys = mentions.get(simple);
    if (keys === undefined) mentions.set(simple, new Set([key]));
    else keys.add(key);
  }
}
