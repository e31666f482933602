import { changeOf } from "./compare/change-of.ts";
import { columnDifferences } from "./compare/column-differences.ts";
import { goesWithItsColumn } from "./compare/goes-with.ts";
import { kindsOfPart, missingKindOf } from "./compare/kind-of-part.ts";
import { constraintRenames } from "./find-renames.ts";
import { type Renaming, renamingBetween } from "./follow-renames.ts";
import { bareNameOf, saysTheSame, saysWhollyTheSame } from "./object-text.ts";
import type { SchemaChange } from "./schema-change.ts";
import type { Part, SchemaModel, SchemaObject } from "./schema-model.ts";
import type { Side, Step } from "./statements/step.ts";

/** Every difference, object by object, in the order of the snapshot, then of the database. */
export function compareSchemas(
  snapshot: SchemaModel,
  database: SchemaModel,
): readonly SchemaChange[] {
  if (snapshot.objects === database.objects) return [];
  return [...new Comparison(snapshot, database).run()];
}

/** Two schemas, and what was renamed between them. */
class Comparison {
  readonly snapshot: SchemaModel;
  readonly database: SchemaModel;
  readonly renaming: Renaming;

  constructor(snapshot: SchemaModel, database: SchemaModel) {
    this.snapshot = snapshot;
    this.database = database;
    this.renaming = renamingBetween(snapshot, database);
  }

  *run(): Iterable<SchemaChange> {
    const { snapshot, database, renaming } = this;
    const paired = new Set<string>();
    for (const object of snapshot.objects.values()) {
      const counterpart = renaming.counterpartOf(object);
      if (counterpart !== undefined) paired.add(counterpart.key);
      if (isPublicDefault(object, snapshot, database)) continue;
      if (counterpart !== undefined) yield* this.within(object, counterpart);
      else if (this.goesAlong(object)) continue;
      else if (isOfParts(object)) yield* this.within(object, bare(object));
      else yield this.wholly(object, undefined);
    }
    for (const object of database.objects.values()) {
      if (paired.has(object.key) || isPublicDefault(object, snapshot, database)) continue;
      if (goesWithItsTable(object, snapshot) && !paired.has(object.of ?? "")) continue;
      if (isOfParts(object)) yield* this.within(bare(object), object);
      else yield this.wholly(undefined, object);
    }
  }

  goesAlong(object: SchemaObject): boolean {
    const table = this.snapshot.objects.get(object.of ?? "");
    const counterpart = table === undefined ? undefined : this.renaming.counterpartOf(table);
    if (table === undefined) return false;
    if (counterpart === undefined) return true;
    return goesWithItsColumn(object.parts.get(""), table, counterpart, this.renaming);
  }

  wholly(before: SchemaObject | undefined, after: SchemaObject | undefined): SchemaChange {
    const what = missingKindOf(before ?? after ?? nothing);
    const kind =
      before === undefined
        ? (`${what}-missing-in-snapshot` as const)
        : (`${what}-missing-in-database` as const);
    return this.change({ kind, ...this.sides(before, after, null, null) });
  }

  sides(
    before: SchemaObject | undefined,
    after: SchemaObject | undefined,
    name: string | null,
    nameNow: string | null,
  ): Pick<Step, "from" | "to"> {
    const side = (
      model: SchemaModel,
      object: SchemaObject | undefined,
      part: string | null,
    ): Side => ({
      model,
      object,
      name: part,
      part: part === null ? undefined : object?.parts.get(part),
    });
    return {
      from: side(this.snapshot, before, name),
      to: side(this.database, after, nameNow),
    };
  }

  change(step: Step, words?: { readonly before: string | null; readonly after: string | null }) {
    return changeOf(step, words);
  }

  *within(before: SchemaObject, after: SchemaObject): Iterable<SchemaChange> {
    if (before.name !== after.name && bareNameOf(before) !== bareNameOf(after)) {
      const kind = missingKindOf(before) === "table" ? "table-renamed" : "object-renamed";
      const words = { before: before.name, after: after.name };
      yield this.change({ kind, ...this.sides(before, after, null, null) }, words);
    }
    if (saysWhollyTheSame(before, after)) return;
    const parts = this.partsNow(before, after);
    const told = new Set(parts.values());
    for (const [name, nameNow] of parts) {
      const [old, now] = [before.parts.get(name), after.parts.get(nameNow)];
      if (name !== nameNow && !name.startsWith(ofPart))
        yield this.renamedPart(before, after, name, nameNow);
      if (old === undefined || (now !== undefined && this.saysTheSame(before, old, now))) continue;
      if (now === undefined && this.partGoesAlong(name, old, before, after)) continue;
      yield* this.differences(before, after, name, nameNow);
    }
    for (const name of after.parts.keys()) {
      if (told.has(name) || before.parts.has(name) || isCommentOfMissing(name, after, before))
        continue;
      yield* this.differences(before, after, name, name);
    }
    yield* this.columnsReordered(before, after);
  }

  /** What each part of the snapshot's object is called in the database's. */
  partsNow(before: SchemaObject, after: SchemaObject): ReadonlyMap<string, string> {
    const columns = this.renaming.columnsOf(before);
    const constraints = constraintRenames(before, after);
    const nowOf = (name: string): string => {
      if (name.startsWith(ofPart)) return ofPart + nowOf(name.slice(ofPart.length));
      const column = columns.get(name.replace(/^column /, ""));
      if (name.startsWith("column ") && column !== undefined) return `column ${column}`;
      return constraints.get(name) ?? name;
    };
    return new Map([...before.parts.keys()].map((name) => [name, nowOf(name)]));
  }

  saysTheSame(owner: SchemaObject, before: Part, after: Part): boolean {
    if (saysTheSame(before, after)) return true;
    return this.renaming.follows(owner, before, after);
  }

  partGoesAlong(name: string, part: Part, before: SchemaObject, after: SchemaObject): boolean {
    if (isCommentOfMissing(name, before, after)) return true;
    if (!name.startsWith("constraint ")) return false;
    return goesWithItsColumn(part, before, after, this.renaming);
  }

  renamedPart(before: SchemaObject, after: SchemaObject, name: string, nameNow: string) {
    const kind = name.startsWith("column ") ? "column-renamed" : "object-renamed";
    const [old, now] = [name, nameNow].map((each) => each.slice(each.indexOf(" ") + 1));
    return this.change(
      { kind, ...this.sides(before, after, name, nameNow) },
      { before: old ?? "", after: now ?? "" },
    );
  }

  *differences(
    before: SchemaObject,
    after: SchemaObject,
    name: string,
    nameNow: string,
  ): Iterable<SchemaChange> {
    const sides = this.sides(before, after, name, nameNow);
    if (name.startsWith(ofPart)) {
      yield this.change({ kind: "comment-changed", ...sides });
    } else if (name.startsWith("column ")) {
      yield* this.columnChanges(before, after, name, nameNow);
    } else {
      for (const kind of kindsOfPart(before, after, name)) yield this.change({ kind, ...sides });
    }
  }

  *columnChanges(
    before: SchemaObject,
    after: SchemaObject,
    name: string,
    nameNow: string,
  ): Iterable<SchemaChange> {
    const sides = this.sides(before, after, name, nameNow);
    const isThere = (object: SchemaObject, part: string) =>
      object.columns.includes(part.slice("column ".length));
    const [old, now] = [isThere(before, name), isThere(after, nameNow)];
    if (old && !now) yield this.change({ kind: "column-missing-in-database", ...sides });
    else if (now && !old) yield this.change({ kind: "column-missing-in-snapshot", ...sides });
    else {
      for (const { kind, ...words } of columnDifferences(sides.from.part, sides.to.part)) {
        yield this.change({ kind, ...sides }, words);
      }
    }
  }

  /** Only the order of columns that both sides have says anything about order. */
  *columnsReordered(before: SchemaObject, after: SchemaObject): Iterable<SchemaChange> {
    const renamed = this.renaming.columnsOf(before);
    const nowOf = (column: string) => renamed.get(column) ?? column;
    const [old, now] = [new Set(before.columns.map(nowOf)), new Set(after.columns)];
    const order = before.columns
      .map(nowOf)
      .filter((column) => now.has(column))
      .join(", ");
    const orderNow = after.columns.filter((column) => old.has(column)).join(", ");
    if (order === orderNow) return;
    const sides = this.sides(before, after, null, null);
    yield this.change({ kind: "columns-reordered", ...sides }, { before: order, after: orderNow });
  }
}

const nothing: Pick<SchemaObject, "kind"> & SchemaObject = {
  key: "",
  kind: "",
  name: "",
  of: null,
  parts: new Map(),
  columns: [],
  line: 1,
};

/** What the script only speaks of and does not create: the schema public, privileges to come. */
function isOfParts({ kind, parts }: SchemaObject): boolean {
  return kind === "default privileges" || [...parts.keys()].every(isComment);
}

function bare(object: SchemaObject): SchemaObject {
  return { ...object, parts: new Map(), columns: [] };
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

const ofPart = "comment of ";

function isComment(part: string): boolean {
  return part === "comment" || part.startsWith(ofPart);
}

/** The comment of a column or constraint that the other side lacks is not missing beside it. */
function isCommentOfMissing(name: string, own: SchemaObject, other: SchemaObject): boolean {
  if (!name.startsWith(ofPart)) return false;
  const part = name.slice(ofPart.length);
  return own.parts.has(part) && !other.parts.has(part);
}
