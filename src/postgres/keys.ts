import { columnIn, constraintIn, isAdditions, partNames } from "./part-name.ts";
import type { SchemaModel, SchemaObject } from "./schema-model.ts";
import { TokenCursor } from "./token-cursor.ts";
import { closingOf, elementsOf, keywordOf, nameOf, type Token, tokensOf } from "./tokens.ts";

/** A foreign key as its table has it. */
export type ForeignKey = {
  /** Of its table. */
  readonly key: string;
  readonly table: string;
  /** Null when nobody named it. */
  readonly name: string | null;
  readonly columns: readonly string[];
  /** The table it leads to. */
  readonly references: string;
  readonly line: number;
};

/** What an index is searched by, and for which rows alone. */
export type SearchPath = {
  /** Key of the table. */
  readonly of: string;
  /** Null stands for an expression. */
  readonly columns: readonly (string | null)[];
  /** Tokens of the `WHERE` of a partial index; empty for a whole one. */
  readonly predicate: readonly Token[];
};

/** What a constraint or a column says, its name aside; null for a constraint that nobody named. */
type Clause = {
  readonly name: string | null;
  readonly tokens: readonly Token[];
  readonly line: number;
};

/** Every foreign key of the schema. Partitions have those of their parent, which a dump does not repeat. */
export function foreignKeysOf({ objects }: SchemaModel): readonly ForeignKey[] {
  return [...objects.values()].flatMap((object) => [
    ...clausesOf(object).flatMap((clause) => tableForeignKey(object, clause)),
    ...columnsOf(object).flatMap((column) => columnForeignKey(object, column)),
  ]);
}

/** Everything that finds rows by columns: indexes, primary keys, unique and exclusion constraints. */
export function searchPathsOf({ objects }: SchemaModel): readonly SearchPath[] {
  return [...objects.values()].flatMap((object) => [
    ...indexPath(object),
    ...clausesOf(object).flatMap(({ tokens }) => constraintPath(object.key, tokens)),
    ...columnsOf(object).flatMap((column) => columnPath(object.key, column)),
  ]);
}

/** Constraints by name, without one, and those that `ALTER TABLE … ADD` brings without one. */
function clausesOf({ parts }: SchemaObject): readonly Clause[] {
  return [...parts.values()]
    .filter(({ name }) => isConstraint(name))
    .flatMap(({ name: part, canonical, line }) =>
      canonical.map((text) => {
        const [name, tokens] = [constraintIn(part) ?? null, tokensOf(text)];
        return { name, line, tokens: keywordOf(tokens[0]) === "ADD" ? tokens.slice(1) : tokens };
      }),
    );
}

function isConstraint(part: string): boolean {
  if (part === partNames.unnamedConstraint || isAdditions(part)) return true;
  return constraintIn(part) !== undefined;
}

type ColumnClause = Clause & { readonly name: string };

function columnsOf({ parts }: SchemaObject): readonly ColumnClause[] {
  return [...parts.values()].flatMap(({ name: part, canonical, line }) => {
    const name = columnIn(part);
    if (name === undefined) return [];
    return canonical.map((text) => ({ name, line, tokens: tokensOf(text) }));
  });
}

function tableForeignKey({ key, name: table }: SchemaObject, clause: Clause): ForeignKey[] {
  const cursor = new TokenCursor("", clause.tokens);
  if (!cursor.skip("FOREIGN KEY")) return [];
  const columns = elementsOf(cursor.takeParenthesised() ?? []).map(periodOrColumn);
  cursor.skip("REFERENCES");
  const references = cursor.takeQualifiedName();
  const { name, line } = clause;
  return [{ key, table, name, columns, references, line }];
}

/** `PERIOD valid` is the column `valid`; `period` alone is a column of that name. */
function periodOrColumn(element: readonly Token[]): string {
  return nameOf(element.length > 1 && keywordOf(element[0]) === "PERIOD" ? element[1] : element[0]);
}

/** `contest_id bigint REFERENCES public.contests`: no dump says it so, a script written by hand may. */
function columnForeignKey(
  { key, name: table }: SchemaObject,
  { name: column, tokens, line }: ColumnClause,
): ForeignKey[] {
  const cursor = new TokenCursor("", tokens);
  if (!cursor.skipTo("REFERENCES")) return [];
  const references = cursor.takeQualifiedName();
  return [{ key, table, name: null, columns: [column], references, line }];
}

function indexPath({ kind, of, parts }: SchemaObject): SearchPath[] {
  const definition = parts.get("")?.canonical[0];
  if (kind !== "index" || of === null || definition === undefined) return [];
  const tokens = tokensOf(definition);
  const open = tokens.findIndex(({ text }) => text === "(");
  return open === -1 ? [] : [pathOf(of, tokens, open)];
}

function constraintPath(of: string, tokens: readonly Token[]): SearchPath[] {
  if (!/^(PRIMARY|UNIQUE|EXCLUDE)$/.test(keywordOf(tokens[0]))) return [];
  const open = tokens.findIndex(({ text }) => text === "(");
  return open === -1 ? [] : [pathOf(of, tokens, open)];
}

function columnPath(of: string, { name, tokens }: ColumnClause): SearchPath[] {
  const isKey = tokens.some(
    (token, at) =>
      keywordOf(token) === "UNIQUE" ||
      (keywordOf(token) === "PRIMARY" && keywordOf(tokens[at + 1]) === "KEY"),
  );
  return isKey ? [{ of, columns: [name], predicate: [] }] : [];
}

function pathOf(of: string, tokens: readonly Token[], open: number): SearchPath {
  const close = closingOf(tokens, open);
  const rest = new TokenCursor("", tokens.slice(close + 1));
  const predicate = rest.skipTo("WHERE") ? rest.rest : [];
  const columns = elementsOf(tokens.slice(open + 1, close)).map(plainColumn);
  return { of, columns, predicate };
}

/** The column of an element of an index; null when it is an expression: in parentheses, or a call. */
function plainColumn([first, second]: readonly Token[]): string | null {
  return first === undefined || first.text === "(" || second?.text === "(" ? null : nameOf(first);
}
