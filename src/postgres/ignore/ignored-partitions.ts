import { tableKeyOf } from "../owning-column.ts";
import { constraintIn, partNames } from "../part-name.ts";
import { plainName } from "../quoted.ts";
import { relationKey, type SchemaModel, type SchemaObject } from "../schema-model.ts";
import { TokenCursor } from "../token-cursor.ts";
import { elementsOf, tokensOf } from "../tokens.ts";
import { matches, patternsOf } from "./name-pattern.ts";
import { placeIn, spaceOf } from "./place-of.ts";
import { becauseOf, type Entry, type WhyIgnored } from "./why-ignored.ts";

/**
 * The partitions that the patterns of `schema.name` match, partitions of theirs, and what hangs from one: by key. A
 * table that is no partition is never among them.
 */
export function ignoredPartitions(
  { objects }: SchemaModel,
  partitions: readonly string[],
): ReadonlyMap<string, WhyIgnored> {
  const entries = partitions.map((text) => ({
    label: `partitions: ${text}`,
    pattern: patternsOf(text),
  }));
  const found = new Map<string, WhyIgnored>();
  if (entries.length === 0) return found;
  for (const object of objects.values()) {
    const why = whyPartition(object, objects, entries, new Set());
    if (why === undefined) continue;
    found.set(object.key, why);
    for (const key of constraintIndexes(object)) if (objects.has(key)) found.set(key, why);
  }
  for (const object of objects.values()) {
    const table = tableOf(object);
    const why = table === null ? undefined : found.get(table);
    if (why !== undefined) found.set(object.key, why);
  }
  return found;
}

/** The table that one entry of a publication adds, by key; null when it adds several. */
export function publishedTable(canonical: string): string | null {
  const cursor = new TokenCursor("", tokensOf(canonical));
  if (!cursor.skip("ADD TABLE")) return null;
  cursor.skip("ONLY");
  const name = cursor.takeQualifiedName();
  return elementsOf(cursor.rest).length > 1 ? null : relationKey(name);
}

function whyPartition(
  object: SchemaObject,
  objects: SchemaModel["objects"],
  entries: readonly Entry<ReturnType<typeof patternsOf>>[],
  seen: Set<string>,
): WhyIgnored | undefined {
  const parent = parentOf(object);
  if (parent === null || seen.has(object.key)) return undefined;
  seen.add(object.key);
  const { schema, name } = placeIn(object.name);
  const labels = entries
    .filter(({ pattern: [ofSchema = [], ofName = []] }) => {
      if (schema === null) return false;
      return matches(ofSchema, plainName(schema)) && matches(ofName, plainName(name));
    })
    .map(({ label }) => label);
  const above = objects.get(parent);
  return becauseOf(labels) ?? (above && whyPartition(above, objects, entries, seen));
}

/** Key of the table that a table is a partition of; null when it is none. */
function parentOf({ kind, parts }: SchemaObject): string | null {
  if (kind !== "table" && kind !== "foreign table") return null;
  const place = parts.get(partNames.attachment)?.canonical[0];
  if (place !== undefined) return relationIn(new TokenCursor("", tokensOf(place)));
  const cursor = new TokenCursor(
    "",
    tokensOf(parts.get(partNames.partitioning)?.canonical[0] ?? ""),
  );
  return cursor.skip("PARTITION OF") ? relationIn(cursor) : null;
}

function relationIn(cursor: TokenCursor): string {
  return relationKey(cursor.takeQualifiedName());
}

/** Keys of the indexes that stand behind a table's constraints, which a dump speaks of when it attaches them. */
function constraintIndexes({ name, parts }: SchemaObject): readonly string[] {
  const { schema } = placeIn(name);
  return [...parts.keys()].flatMap((part) => {
    const constraint = constraintIn(part);
    return constraint === undefined ? [] : [relationKey(`${schema}.${constraint}`)];
  });
}

/** Key of the table that an object hangs from: its own, the one whose column owns it, the one it is about. */
function tableOf(object: SchemaObject): string | null {
  const table = tableKeyOf(object);
  if (table !== null) return table;
  if (spaceOf(object) !== "statistics") return null;
  const cursor = new TokenCursor(
    "",
    tokensOf(object.parts.get(partNames.definition)?.canonical[0] ?? ""),
  );
  return cursor.skipTo("FROM") ? relationIn(cursor) : null;
}
