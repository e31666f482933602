import { groupedBy } from "../data/grouped-by.ts";
import { type ForeignKey, foreignKeysOf, type SearchPath, searchPathsOf } from "./keys.ts";
import type { SchemaModel } from "./schema-model.ts";
import { keywordOf, nameOf, type Token } from "./tokens.ts";

/**
 * The foreign keys by which no index finds the referencing rows: every delete or change of a key in the table they
 * lead to reads the referencing table from end to end. The key's columns must be, as a set, what an index begins
 * with; the indexes of primary keys, unique and exclusion constraints count; a partial one counts only when all it
 * leaves out is a null in the key, which refers to nothing.
 */
export function foreignKeysWithoutIndex(model: SchemaModel): readonly ForeignKey[] {
  const byTable = groupedBy(searchPathsOf(model), (path) => path.of);
  return foreignKeysOf(model).filter(
    (foreignKey) => !byTable.get(foreignKey.key)?.some((path) => serves(path, foreignKey)),
  );
}

function serves({ columns, predicate }: SearchPath, { columns: wanted }: ForeignKey): boolean {
  const start = new Set(columns.slice(0, wanted.length));
  return wanted.every((column) => start.has(column)) && leavesOutNullsOnly(predicate, wanted);
}

/** `((a IS NOT NULL) AND (b IS NOT NULL))`, of columns of the key; no predicate at all. */
function leavesOutNullsOnly(predicate: readonly Token[], columns: readonly string[]): boolean {
  const bare = predicate.filter(({ text }) => text !== "(" && text !== ")");
  for (let at = 0; at < bare.length; at += 5) {
    const words = bare.slice(at + 1, at + 5).map(keywordOf);
    if (!columns.includes(nameOf(bare[at]))) return false;
    if (words.slice(0, 3).join(" ") !== "IS NOT NULL") return false;
    if (words[3] !== undefined && words[3] !== "AND") return false;
  }
  return true;
}
