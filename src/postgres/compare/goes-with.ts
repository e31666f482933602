import type { Renaming } from "../follow-renames.ts";
import type { Part, SchemaObject } from "../schema-model.ts";
import { closingOf, keywordOf, nameOf, type Token, tokensOf } from "../tokens.ts";

/** An index or constraint over a column that is gone went with the column, and is not missing beside it. */
export function goesWithItsColumn(
  part: Part | undefined,
  table: SchemaObject,
  tableNow: SchemaObject,
  renaming: Renaming,
): boolean {
  const gone = goneColumns(table, tableNow, renaming);
  if (part === undefined || gone.size === 0) return false;
  return part.canonical.some((line) => columnsNamedIn(line).some((name) => gone.has(name)));
}

function goneColumns(table: SchemaObject, tableNow: SchemaObject, renaming: Renaming) {
  const renamed = renaming.columnsOf(table);
  const left = new Set(tableNow.columns);
  return new Set(table.columns.filter((name) => !left.has(name) && !renamed.has(name)));
}

/** Names in the parentheses of an index or constraint, what a foreign key leads to aside. */
function columnsNamedIn(line: string): readonly string[] {
  const tokens = tokensOf(line);
  const end = tokens.findIndex((token) => keywordOf(token) === "REFERENCES");
  const own = end === -1 ? tokens : tokens.slice(0, end);
  const open = own.findIndex(({ text }) => text === "(");
  if (open === -1 || isOfAnother(own)) return [];
  return [...inner(own, open), ...own.slice(closingOf(own, open) + 1)]
    .filter((_, at, all) => all[at + 1]?.text !== "(")
    .map(nameOf);
}

function inner(tokens: readonly Token[], open: number): readonly Token[] {
  return tokens.slice(open + 1, closingOf(tokens, open));
}

/** Only indexes and constraints go with a column. */
function isOfAnother([first, second, third]: readonly Token[]): boolean {
  if (keywordOf(first) !== "CREATE") return false;
  return keywordOf(second) !== "INDEX" && keywordOf(third) !== "INDEX";
}
