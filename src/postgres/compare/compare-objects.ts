import { constraintRenames } from "../find-renames.ts";
import type { Renaming } from "../follow-renames.ts";
import { bareNameOf, definesColumn, saysTheSame, saysWhollyTheSame } from "../object-text.ts";
import { columnIn, columnPart, commentedIn, commentPart, constraintIn } from "../part-name.ts";
import type { SchemaChange } from "../schema-change.ts";
import type { SchemaModel, SchemaObject } from "../schema-model.ts";
import { type Step, sideOf } from "../statements/step.ts";
import { changeOf } from "./change-of.ts";
import { columnDifferences } from "./column-differences.ts";
import { goesWithItsColumn } from "./goes-with.ts";
import { kindsOfPart, missingKindOf } from "./kind-of-part.ts";

/** The two schemas, and what was renamed between them. */
export type Schemas = {
  readonly snapshot: SchemaModel;
  readonly database: SchemaModel;
  readonly renaming: Renaming;
};

/** One object as either schema has it, by whatever name. */
export type Pair = {
  readonly schemas: Schemas;
  readonly before: SchemaObject;
  readonly after: SchemaObject;
};

/** Everything in which an object differs: its name, then part by part, then the order of its columns. */
export function* compareObjects(pair: Pair): Iterable<SchemaChange> {
  const { before, after } = pair;
  if (before.name !== after.name && bareNameOf(before) !== bareNameOf(after)) {
    const kind = missingKindOf(before) === "table" ? "table-renamed" : "object-renamed";
    yield changeOf({ kind, ...wholes(pair) }, { before: before.name, after: after.name });
  }
  if (saysWhollyTheSame(before, after)) return;
  const names = namesNow(pair);
  for (const [name, nameNow] of names) {
    const isRenamed = name !== nameNow && commentedIn(name) === undefined;
    if (isRenamed) yield partRenamed(pair, name, nameNow);
    if (!isAsBefore(pair, name, nameNow)) yield* partChanges(pair, name, nameNow);
  }
  const told = new Set(names.values());
  for (const name of after.parts.keys()) {
    if (told.has(name) || before.parts.has(name)) continue;
    if (!isCommentOfMissing(name, after, before)) yield* partChanges(pair, name, name);
  }
  yield* columnsReordered(pair);
}

/** What each part of the snapshot's object is called in the database's. */
function namesNow({ schemas, before, after }: Pair): ReadonlyMap<string, string> {
  const columns = schemas.renaming.columnsOf(before);
  const constraints = constraintRenames(before, after);
  const nowOf = (name: string): string => {
    const commented = commentedIn(name);
    if (commented !== undefined) return commentPart(nowOf(commented));
    const column = columns.get(columnIn(name) ?? "");
    return column === undefined ? (constraints.get(name) ?? name) : columnPart(column);
  };
  return new Map([...before.parts.keys()].map((name) => [name, nowOf(name)]));
}

/** Whether a part of the snapshot's object says what the database's says, or went with what it is about. */
function isAsBefore({ schemas, before, after }: Pair, name: string, nameNow: string): boolean {
  const { renaming } = schemas;
  const [old, now] = [before.parts.get(name), after.parts.get(nameNow)];
  if (old === undefined) return true;
  if (now !== undefined) return saysTheSame(old, now) || renaming.follows(before, old, now);
  if (isCommentOfMissing(name, before, after)) return true;
  return constraintIn(name) !== undefined && goesWithItsColumn(old, before, after, renaming);
}

/** The comment of a column or constraint that the other side lacks is not missing beside it. */
function isCommentOfMissing(name: string, own: SchemaObject, other: SchemaObject): boolean {
  const commented = commentedIn(name);
  return commented !== undefined && own.parts.has(commented) && !other.parts.has(commented);
}

function partRenamed(pair: Pair, name: string, nameNow: string): SchemaChange {
  const kind = columnIn(name) === undefined ? "object-renamed" : "column-renamed";
  const bare = (part: string) => columnIn(part) ?? constraintIn(part) ?? part;
  const words = { before: bare(name), after: bare(nameNow) };
  return changeOf({ kind, ...partsNamed(pair, name, nameNow) }, words);
}

function* partChanges(pair: Pair, name: string, nameNow: string): Iterable<SchemaChange> {
  const sides = partsNamed(pair, name, nameNow);
  if (commentedIn(name) !== undefined) yield changeOf({ kind: "comment-changed", ...sides });
  else if (columnIn(name) !== undefined) yield* columnChanges(pair, name, nameNow);
  else {
    for (const kind of kindsOfPart(pair.before, pair.after, name)) {
      yield changeOf({ kind, ...sides });
    }
  }
}

function* columnChanges(pair: Pair, name: string, nameNow: string): Iterable<SchemaChange> {
  const sides = partsNamed(pair, name, nameNow);
  const [old, now] = [definesColumn(pair.before, name), definesColumn(pair.after, nameNow)];
  if (old && !now) yield changeOf({ kind: "column-missing-in-database", ...sides });
  else if (now && !old) yield changeOf({ kind: "column-missing-in-snapshot", ...sides });
  else {
    for (const { kind, ...words } of columnDifferences(sides.from.part, sides.to.part)) {
      yield changeOf({ kind, ...sides }, words);
    }
  }
}

/** Only the order of columns that both sides have says anything about order. */
function* columnsReordered(pair: Pair): Iterable<SchemaChange> {
  const { schemas, before, after } = pair;
  const renamed = schemas.renaming.columnsOf(before);
  const columns = before.columns.map((column) => renamed.get(column) ?? column);
  const [old, now] = [new Set(columns), new Set(after.columns)];
  const order = columns.filter((column) => now.has(column)).join(", ");
  const orderNow = after.columns.filter((column) => old.has(column)).join(", ");
  if (order === orderNow) return;
  yield changeOf(
    { kind: "columns-reordered", ...wholes(pair) },
    { before: order, after: orderNow },
  );
}

type Sides = Pick<Step, "from" | "to">;

function wholes({ schemas: { snapshot, database }, before, after }: Pair): Sides {
  return { from: sideOf(snapshot, before, null), to: sideOf(database, after, null) };
}

function partsNamed(
  { schemas: { snapshot, database }, before, after }: Pair,
  name: string,
  nameNow: string,
): Sides {
  return { from: sideOf(snapshot, before, name), to: sideOf(database, after, nameNow) };
}
