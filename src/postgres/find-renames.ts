import { bareNameOf, isSameList, partsOf, saidOf, schemaOf } from "./object-text.ts";
import { tableKeyOf } from "./owning-column.ts";
import { columnPart, constraintIn, partNames } from "./part-name.ts";
import { relationOfKey, type SchemaModel, type SchemaObject } from "./schema-model.ts";
import { nameOf, type Token, tokensOf } from "./tokens.ts";

/** The objects a schema lacks, by their keys, and the one object of the other schema that each has become. */
export type Renames = ReadonlyMap<string, SchemaObject>;

/**
 * Objects that are the same but for their names, where only one is gone and only one is new that it can be. Tables
 * first, by their columns and constraints; what hangs from a renamed table is looked for at its new name.
 */
export function findRenames(before: SchemaModel, after: SchemaModel): Renames {
  const gone = [...before.objects.values()].filter(({ key }) => !after.objects.has(key));
  if (gone.length === 0) return new Map();
  const come = [...after.objects.values()].filter(({ key }) => !before.objects.has(key));
  const tables = matches(gone, come, tableText, tableText);
  const newTable = (of: string | null) => tables.get(of ?? "")?.key ?? of;
  const others = matches(
    gone,
    come,
    (object) => objectText(object, newTable(object.of), tables),
    (object) => objectText(object, object.of, new Map()),
  );
  return new Map([...tables, ...others]);
}

/** Tables that are gone, by the one new table that has their columns and constraints. */
export function tableRenames(before: SchemaModel, after: SchemaModel): Renames {
  const only = (own: SchemaModel, other: SchemaModel) =>
    [...own.objects.values()].filter(({ key }) => !other.objects.has(key));
  return matches(only(before, after), only(after, before), tableText, tableText);
}

type TextOf = (object: SchemaObject) => string | undefined;

/** Pairs of one and one whose texts are the same; a text that either side has twice pairs nothing. */
function matches(
  gone: readonly SchemaObject[],
  come: readonly SchemaObject[],
  goneText: TextOf,
  comeText: TextOf,
): Renames {
  const candidates = onlyOnes(come, comeText);
  const pairs = [...onlyOnes(gone, goneText)].flatMap(
    ([text, object]): [string, SchemaObject][] => {
      const successor = candidates.get(text);
      return object === null || !successor ? [] : [[object.key, successor]];
    },
  );
  return new Map(pairs);
}

/** By text; null for a text that several have. */
function onlyOnes(objects: readonly SchemaObject[], textOf: TextOf) {
  const found = new Map<string, SchemaObject | null>();
  for (const object of objects) {
    const text = textOf(object);
    if (text !== undefined) found.set(text, found.has(text) ? null : object);
  }
  return found;
}

function tableText(table: SchemaObject): string | undefined {
  const { kind, columns } = table;
  if (!/^(foreign )?table$/.test(kind) || columns.length === 0) return undefined;
  const definitions = columns.map((column) => `${column} ${definitionOf(table, column)}`);
  const constraints = partsOf(table, constraintIn).map((part) => saidOf(table, part));
  return masked(
    [kind, schemaOf(table), ...definitions, ...constraints.sort()].join("\n"),
    bareNameOf(table),
  );
}

/** Without the name of a sequence, which follows the table's or stays. */
function definitionOf(table: SchemaObject, column: string): string {
  return saidOf(table, columnPart(column))
    .replace(/SEQUENCE NAME \S+( \. \S+)?/g, "")
    .replace(/nextval \( '[^']*'/g, "nextval (");
}

const named = new Set([
  ...["view", "materialized view", "index", "function", "procedure", "type", "trigger", "policy"],
  ...["rule", "sequence"],
]);

function objectText(object: SchemaObject, of: string | null, tables: Renames): string | undefined {
  const { kind } = object;
  if (!named.has(kind) || !object.parts.has(partNames.definition)) return undefined;
  const key = tableKeyOf(object);
  if (kind === "sequence" && key === null) return undefined;
  const said = [partNames.definition, partNames.owningColumn].map((part) => saidOf(object, part));
  const words = masked(said.join("\n"), bareNameOf(object));
  const table = tables.get(key ?? "");
  const text =
    table === undefined || key === null ? words : withTable(words, relationOfKey(key), table);
  return [kind, schemaOf(object), of ?? "", text].join("\n");
}

function withTable(text: string, old: string, { name }: SchemaObject): string {
  const before = bareNameOf({ name: old });
  return mapNames(text, (token) => (nameOf(token) === before ? bareNameOf({ name }) : token.text));
}

function masked(text: string, name: string): string {
  return mapNames(text, (token) => (nameOf(token) === name ? "\u0000" : token.text));
}

function mapNames(text: string, replaced: (token: Token) => string): string {
  return tokensOf(text).map(replaced).join(" ");
}

const none: ReadonlyMap<string, string> = new Map();

/** Columns by what they are called now: of one definition, in one place, and the only ones of it on either side. */
export function columnRenames(
  before: SchemaObject,
  after: SchemaObject,
): ReadonlyMap<string, string> {
  if (isSameList(before.columns, after.columns)) return none;
  const [old, now] = [lonelyColumns(before, after), lonelyColumns(after, before)];
  return pairsOf(old, now);
}

/** Constraints by what they are called now: of one definition that no other has. */
export function constraintRenames(
  before: SchemaObject,
  after: SchemaObject,
): ReadonlyMap<string, string> {
  const only = (own: SchemaObject, other: SchemaObject) => {
    const found = new Map<string, string | null>();
    for (const part of partsOf(own, constraintIn)) {
      const said = saidOf(own, part);
      if (!other.parts.has(part)) found.set(said, found.has(said) ? null : part);
    }
    return found;
  };
  return pairsOf(only(before, after), only(after, before));
}

/** Columns that the other lacks, by definition and by how many common columns stand before them. */
function lonelyColumns(own: SchemaObject, other: SchemaObject): Map<string, string | null> {
  const others = new Set(other.columns);
  const found = new Map<string, string | null>();
  const places = new Map<string, number>();
  let common = 0;
  for (const column of own.columns) {
    if (others.has(column)) common += 1;
    else {
      const said = saidOf(own, columnPart(column));
      found.set(said, found.has(said) ? null : column);
      places.set(said, common);
    }
  }
  return new Map([...found].map(([said, column]) => [`${places.get(said)} ${said}`, column]));
}

function pairsOf(
  before: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const pairs = [...before].flatMap(([text, old]): [string, string][] => {
    const now = after.get(text);
    return old === null || !now ? [] : [[old, now]];
  });
  return new Map(pairs);
}
