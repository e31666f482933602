import { changeOf } from "./compare/change-of.ts";
import { compareObjects, type Schemas } from "./compare/compare-objects.ts";
import { goesWithItsColumn } from "./compare/goes-with.ts";
import { missingKindOf } from "./compare/kind-of-part.ts";
import { renamingBetween } from "./follow-renames.ts";
import { commentedIn, partNames } from "./part-name.ts";
import type { SchemaChange } from "./schema-change.ts";
import type { SchemaModel, SchemaObject } from "./schema-model.ts";
import { sideOf } from "./statements/step.ts";

/** Every difference, object by object, in the order of the snapshot, then of the database. */
export function compareSchemas(
  snapshot: SchemaModel,
  database: SchemaModel,
): readonly SchemaChange[] {
  if (snapshot.objects === database.objects) return [];
  const schemas = { snapshot, database, renaming: renamingBetween(snapshot, database) };
  const paired = new Set<string>();
  const changes = [...ofSnapshot(schemas, paired)];
  return [...changes, ...ofDatabaseAlone(schemas, paired)];
}

/** What became of the snapshot's objects. Fills `paired` with the keys of the database's that are one with them. */
function* ofSnapshot(schemas: Schemas, paired: Set<string>): Iterable<SchemaChange> {
  const { snapshot, database, renaming } = schemas;
  for (const before of snapshot.objects.values()) {
    const after = renaming.counterpartOf(before);
    if (after !== undefined) paired.add(after.key);
    if (isPublicDefault(before, schemas)) continue;
    if (after !== undefined) yield* compareObjects({ schemas, before, after });
    else if (goesAlong(before, schemas)) continue;
    else if (isOfParts(before)) yield* compareObjects({ schemas, before, after: bare(before) });
    else {
      const kind = `${missingKindOf(before)}-missing-in-database` as const;
      const [from, to] = [sideOf(snapshot, before, null), sideOf(database, undefined, null)];
      yield changeOf({ kind, from, to });
    }
  }
}

function* ofDatabaseAlone(schemas: Schemas, paired: ReadonlySet<string>): Iterable<SchemaChange> {
  const { snapshot, database } = schemas;
  for (const after of database.objects.values()) {
    if (paired.has(after.key) || isPublicDefault(after, schemas)) continue;
    if (goesWithItsTable(after, snapshot) && !paired.has(after.of ?? "")) continue;
    if (isOfParts(after)) yield* compareObjects({ schemas, before: bare(after), after });
    else {
      const kind = `${missingKindOf(after)}-missing-in-snapshot` as const;
      const [from, to] = [sideOf(snapshot, undefined, null), sideOf(database, after, null)];
      yield changeOf({ kind, from, to });
    }
  }
}

/** What hangs from a table that is gone, or from a column of it that is, is not missing beside it. */
function goesAlong(object: SchemaObject, { snapshot, renaming }: Schemas): boolean {
  const table = snapshot.objects.get(object.of ?? "");
  if (table === undefined) return false;
  const tableNow = renaming.counterpartOf(table);
  if (tableNow === undefined) return true;
  return goesWithItsColumn(object.parts.get(partNames.definition), table, tableNow, renaming);
}

/** What hangs from a table that is missing is not missing beside it. */
function goesWithItsTable({ of }: SchemaObject, other: SchemaModel): boolean {
  return of !== null && !other.objects.has(of);
}

/** What the script only speaks of and does not create: the schema public, privileges to come. */
function isOfParts({ kind, parts }: SchemaObject): boolean {
  return kind === "default privileges" || [...parts.keys()].every(isComment);
}

function isComment(part: string): boolean {
  return part === partNames.comment || commentedIn(part) !== undefined;
}

function bare(object: SchemaObject): SchemaObject {
  return { ...object, parts: new Map(), columns: [] };
}

/** Owner and grants of the schema public are others by default before PostgreSQL 15. */
function isPublicDefault({ key }: SchemaObject, { snapshot, database }: Schemas): boolean {
  return key === "schema public" && isBeforeFifteen(snapshot) !== isBeforeFifteen(database);
}

function isBeforeFifteen({ serverVersion }: SchemaModel): boolean {
  return serverVersion !== null && Number.parseInt(serverVersion, 10) < 15;
}
