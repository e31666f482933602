import { columnRenames, findRenames, type Renames } from "./find-renames.ts";
import { bareNameOf, schemaOf } from "./object-text.ts";
import { type Part, relationOfKey, type SchemaModel, type SchemaObject } from "./schema-model.ts";
import { nameOf, type Token, tokensOf } from "./tokens.ts";
import { labelRenames, membersOf } from "./type-members.ts";

type Names = ReadonlyMap<string, string>;

/** What was renamed between two schemas, and what PostgreSQL says otherwise because of it. */
export type Renaming = {
  /** The object of the database that an object of the snapshot is, by whatever name. */
  counterpartOf(object: SchemaObject): SchemaObject | undefined;
  /** Columns of a table by what they are called now. */
  columnsOf(object: SchemaObject): Names;
  /** Whether what the snapshot says is what the database says, with the names of now. */
  follows(owner: SchemaObject, before: Part, after: Part): boolean;
};

const none: Names = new Map();

/** Looks for the renames between two schemas, once. */
export function renamingBetween(before: SchemaModel, after: SchemaModel): Renaming {
  const objects = findRenames(before, after);
  const columns = new Map<string, Names>();
  const labels = new Map<string, Names>();
  const counterpartOf = (object: SchemaObject) =>
    objects.get(object.key) ?? after.objects.get(keyNow(object, objects));
  for (const object of before.objects.values()) {
    const counterpart = counterpartOf(object);
    if (counterpart === undefined) continue;
    if (object.columns.length > 0) {
      const renamed = columnRenames(object, counterpart);
      if (renamed.size > 0) columns.set(object.key, renamed);
    }
    if (object.kind === "type") addLabels(labels, object, counterpart);
  }
  const columnsOf = ({ key }: SchemaObject) => columns.get(key) ?? none;
  if (objects.size + columns.size + labels.size === 0) {
    return { counterpartOf, columnsOf, follows: () => false };
  }
  const book = bookOf(before, objects, columns, labels);
  return {
    counterpartOf,
    columnsOf,
    follows: (owner, a, b) => saysNow(book, owner, a, withoutAliases(book, b)),
  };
}

/** Triggers, policies and rules are named with their table. */
function keyNow({ key, of }: SchemaObject, objects: Renames): string {
  const table = of === null ? undefined : objects.get(of);
  if (table === undefined || of === null) return key;
  const tail = ` on ${relationOfKey(of)}`;
  return key.endsWith(tail) ? `${key.slice(0, -tail.length)} on ${table.name}` : key;
}

function addLabels(labels: Map<string, Names>, before: SchemaObject, after: SchemaObject): void {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === undefined || now === undefined) return;
  const renamed = labelRenames(old, now);
  if (renamed.size > 0) labels.set(bareNameOf(before), renamed);
}

type Book = {
  /** Objects by their bare names of before: their schemas, and names of now. */
  readonly objects: ReadonlyMap<
    string,
    readonly { readonly schema: string; readonly now: string }[]
  >;
  readonly qualified: Names;
  /** Columns by the keys and by the bare names of their tables, before and now. */
  readonly columns: ReadonlyMap<string, Names>;
  readonly tables: ReadonlyMap<string, Names>;
  readonly labels: ReadonlyMap<string, Names>;
  /** Columns of now by what they were. */
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly relations: ReadonlySet<string>;
};

function bookOf(
  before: SchemaModel,
  renames: Renames,
  columns: ReadonlyMap<string, Names>,
  labels: ReadonlyMap<string, Names>,
): Book {
  const objects = new Map<string, { schema: string; now: string }[]>();
  const qualified = new Map<string, string>();
  const tables = new Map<string, Names>();
  const aliases = new Map<string, Set<string>>();
  for (const [key, successor] of renames) {
    const object = before.objects.get(key);
    if (object === undefined) continue;
    const [old, now] = [bareNameOf(object), bareNameOf(successor)];
    const entries = objects.get(old) ?? [];
    entries.push({ schema: schemaOf(object), now });
    objects.set(old, entries);
    qualified.set(`'${object.name}'`, `'${successor.name}'`);
  }
  for (const [key, renamed] of columns) {
    const object = before.objects.get(key);
    const now = renames.get(key) ?? object;
    if (object === undefined || now === undefined) continue;
    for (const one of [object, now]) tables.set(bareNameOf(one), renamed);
    for (const [old, name] of renamed) {
      aliases.set(name, (aliases.get(name) ?? new Set()).add(old));
    }
  }
  const relations = new Set(
    [...before.objects.values()].filter(({ columns: own }) => own.length > 0).map(bareNameOf),
  );
  return { objects, qualified, columns, tables, labels, aliases, relations };
}

type Lines = readonly (readonly string[])[];

/** Whether a part of the snapshot says what the database's says, each name as it was or as it is now. */
function saysNow(book: Book, owner: SchemaObject, { canonical }: Part, after: Lines): boolean {
  const lines = canonical.map((line) => {
    const tokens = tokensOf(line);
    const columns = columnsIn(book, owner, tokens);
    return tokens.map((token, at) => [plain(token), nowOf(book, columns, tokens, token, at)]);
  });
  const sorted = lines.sort((a, b) => (textNow(a) < textNow(b) ? -1 : 1));
  return (
    sorted.length === after.length &&
    sorted.every(
      (line, at) =>
        line.length === after[at]?.length &&
        line.every((words, place) => words.includes(after[at]?.[place] ?? "")),
    )
  );
}

function textNow(line: Lines): string {
  return line.map((words) => words.at(-1)).join(" ");
}

/** The renamed columns a saying can mean: of its own table, and of the tables it names. */
function columnsIn(
  book: Book,
  { key, of }: SchemaObject,
  tokens: readonly Token[],
): readonly Names[] {
  const own = book.columns.get(key) ?? book.columns.get(of ?? "");
  const named = tokens.flatMap((token) => {
    const columns = book.tables.get(nameOf(token));
    return columns === undefined ? [] : [columns];
  });
  return own === undefined ? named : [own, ...named];
}

function nowOf(
  book: Book,
  columns: readonly Names[],
  tokens: readonly Token[],
  token: Token,
  at: number,
): string {
  if (token.text.startsWith("'")) return labelNow(book, tokens, at);
  const name = nameOf(token);
  const isQualified = tokens[at - 1]?.text === ".";
  const qualifier = isQualified ? nameOf(tokens[at - 2]) : "";
  for (const { schema, now } of book.objects.get(name) ?? []) {
    if (!isQualified || schema === "" || qualifier === schema) return now;
  }
  const isOfAnother = isQualified && book.relations.has(qualifier) && !book.tables.has(qualifier);
  if (!isOfAnother) {
    for (const renamed of columns) {
      const now = renamed.get(name);
      if (now !== undefined) return now;
    }
  }
  return plain(token);
}

/** `'paid'::public.status`, and `'public.orders_id_seq'::regclass`. */
function labelNow({ labels, qualified }: Book, tokens: readonly Token[], at: number): string {
  const text = tokens[at]?.text ?? "";
  if (tokens[at + 1]?.text !== ":" || tokens[at + 2]?.text !== ":") return text;
  const type = tokens[at + 4]?.text === "." ? tokens[at + 5] : tokens[at + 3];
  return labels.get(nameOf(type))?.get(text) ?? qualified.get(text) ?? text;
}

/** A view keeps its own name for a column that was renamed: `paid AS is_paid`. */
function withoutAliases({ aliases }: Book, { canonical }: Part): Lines {
  const lines = canonical.map((line) => {
    const tokens = tokensOf(line);
    const words: string[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) break;
      words.push(plain(token));
      const alias = tokens[at + 1]?.text === "AS" ? nameOf(tokens[at + 2]) : "";
      if (alias !== "" && aliases.get(nameOf(token))?.has(alias) === true) at += 2;
    }
    return words;
  });
  return lines.sort((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
}

function plain(token: Token): string {
  return token.text.startsWith('"') ? nameOf(token) : token.text;
}
