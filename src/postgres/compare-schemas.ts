import { structuredPatch } from "diff";
import type { SchemaChange } from "./schema-change.ts";
import { type Part, type SchemaModel, type SchemaObject, subjectOf } from "./schema-model.ts";

/** Every difference, object by object, in the order of the snapshot, then of the database. */
export function compareSchemas(
  snapshot: SchemaModel,
  database: SchemaModel,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  for (const object of snapshot.objects.values()) {
    const counterpart = database.objects.get(object.key);
    if (isPublicDefault(object, snapshot, database)) continue;
    if (counterpart !== undefined) changes.push(...changesWithin(object, counterpart));
    else if (goesWithItsTable(object, database)) continue;
    else if (isOnlyComments(object)) changes.push(...changesWithin(object, bare(object)));
    else changes.push(missingInDatabase(object));
  }
  for (const object of database.objects.values()) {
    if (snapshot.objects.has(object.key) || isPublicDefault(object, snapshot, database)) continue;
    if (goesWithItsTable(object, snapshot)) continue;
    if (isOnlyComments(object)) changes.push(...changesWithin(bare(object), object));
    else changes.push(missingInSnapshot(object));
  }
  return changes;
}

/** What the script comments on and does not create: the schema public. */
function isOnlyComments({ parts }: SchemaObject): boolean {
  return [...parts.keys()].every(isComment);
}

function bare(object: SchemaObject): SchemaObject {
  return { ...object, parts: new Map() };
}

/** What hangs from a table that is missing is not missing beside it. */
function goesWithItsTable({ of }: SchemaObject, other: SchemaModel): boolean {
  return of !== null && !other.objects.has(of);
}

/** Owner and grants of the schema public are others by default before PostgreSQL 15. */
function isPublicDefault({ key }: SchemaObject, a: SchemaModel, b: SchemaModel): boolean {
  return key === "schema public" && isBeforeFifteen(a) !== isBeforeFifteen(b);
}

function isBeforeFifteen({ serverVersion }: SchemaModel): boolean {
  return serverVersion !== null && Number.parseInt(serverVersion, 10) < 15;
}

function missingInDatabase(object: SchemaObject): SchemaChange {
  const { line } = object;
  return {
    kind: "missing-in-database",
    subject: subjectOf(object),
    snapshot: textOf(object),
    line,
  };
}

function missingInSnapshot(object: SchemaObject): SchemaChange {
  const { line } = object;
  return {
    kind: "missing-in-snapshot",
    subject: subjectOf(object),
    database: textOf(object),
    line,
  };
}

function textOf({ parts }: SchemaObject): string {
  return [...parts.values()].map(({ text }) => text).join("\n");
}

function* changesWithin(snapshot: SchemaObject, database: SchemaObject): Iterable<SchemaChange> {
  for (const [name, part] of snapshot.parts) {
    const subject = subjectOf(snapshot, name);
    const counterpart = database.parts.get(name);
    if (counterpart !== undefined && saysTheSame(part, counterpart)) continue;
    if (isComment(name)) {
      if (!goesWithItsPart(name, snapshot, database)) yield commented(subject, part, counterpart);
    } else if (counterpart === undefined) {
      yield { kind: "missing-in-database", subject, snapshot: part.text, line: part.line };
    } else yield changed(subject, part, counterpart);
  }
  for (const [name, part] of database.parts) {
    if (snapshot.parts.has(name) || goesWithItsPart(name, database, snapshot)) continue;
    const subject = subjectOf(database, name);
    if (isComment(name)) yield commented(subject, undefined, part);
    else yield { kind: "missing-in-snapshot", subject, database: part.text, line: part.line };
  }
  yield* columnsReordered(snapshot, database);
}

const ofPart = "comment of ";

function isComment(part: string): boolean {
  return part === "comment" || part.startsWith(ofPart);
}

/** The comment of a column or constraint that the other side lacks is not missing beside it. */
function goesWithItsPart(name: string, own: SchemaObject, other: SchemaObject): boolean {
  if (!name.startsWith(ofPart)) return false;
  const part = name.slice(ofPart.length);
  return own.parts.has(part) && !other.parts.has(part);
}

function commented(subject: string, snapshot?: Part, database?: Part): SchemaChange {
  return {
    kind: "comment-changed",
    subject,
    snapshot: snapshot?.text ?? null,
    database: database?.text ?? null,
    line: (snapshot ?? database)?.line ?? 1,
  };
}

function saysTheSame(a: Part, b: Part): boolean {
  return a.canonical.join("\n") === b.canonical.join("\n");
}

function changed(subject: string, snapshot: Part, database: Part): SchemaChange {
  return {
    kind: "changed",
    subject,
    snapshot: snapshot.text,
    database: database.text,
    diff: diffOf(snapshot.text, database.text),
    line: snapshot.line,
  };
}

/** The lines that differ, three lines around each. */
function diffOf(before: string, after: string): string {
  const { hunks } = structuredPatch("", "", `${before}\n`, `${after}\n`, "", "", { context: 3 });
  return hunks.flatMap(({ lines }) => lines).join("\n");
}

/** Only the order of columns that both sides have says anything about order. */
function* columnsReordered(snapshot: SchemaObject, database: SchemaObject): Iterable<SchemaChange> {
  const common = (own: SchemaObject, other: SchemaObject) =>
    own.columns.filter((column) => other.parts.has(`column ${column}`)).join(", ");
  const [before, after] = [common(snapshot, database), common(database, snapshot)];
  if (before === after) return;
  const subject = subjectOf(snapshot);
  yield {
    kind: "columns-reordered",
    subject,
    snapshot: before,
    database: after,
    line: snapshot.line,
  };
}
