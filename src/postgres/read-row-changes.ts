import type { FoundDestruction } from "./read-destruction.ts";
import { TokenCursor } from "./token-cursor.ts";
import { countOfWords, elementsOf, keywordOf, nameOf, type Token } from "./tokens.ts";

/** `DELETE`, `UPDATE` and `MERGE` that no condition keeps from any row, also where they are a part of another statement. */
export function readRowChanges(
  text: string,
  tokens: readonly Token[],
): readonly FoundDestruction[] {
  return tokens.flatMap((token, index): readonly FoundDestruction[] => {
    switch (keywordOf(token)) {
      case "DELETE":
        return readDelete(text, tokens, index);
      case "UPDATE":
        return readUpdate(text, tokens, index);
      case "MERGE":
        return readMerge(text, tokens, index);
      default:
        return [];
    }
  });
}

function readDelete(
  text: string,
  tokens: readonly Token[],
  index: number,
): readonly FoundDestruction[] {
  if (countOfWords(tokens, index, "DELETE FROM") === 0) return [];
  if (hasCondition(tokens.slice(index + 2))) return [];
  const cursor = cursorAt(text, tokens, index + 2);
  return [{ kind: "deletes-all-rows", object: tableAt(cursor), at: startOf(tokens, index) }];
}

/** Each column that is set. `DO UPDATE SET`, `FOR UPDATE`, `ON UPDATE` and a right to update name no table. */
function readUpdate(
  text: string,
  tokens: readonly Token[],
  index: number,
): readonly FoundDestruction[] {
  if (keywordOf(tokens[index - 1]) === "DO") return [];
  const cursor = cursorAt(text, tokens, index + 1);
  const table = tableAt(cursor);
  if (cursor.next?.text === "*") cursor.at += 1;
  if (cursor.keyword() !== "SET") {
    cursor.skip("AS");
    cursor.at += 1;
  }
  if (!cursor.skip("SET") || hasCondition(cursor.rest)) return [];
  const at = startOf(tokens, index);
  return columnsIn(partOf(cursor.rest, ["RETURNING"])).map((column) => ({
    kind: "updates-all-rows",
    object: `column ${table.replace(/^table /, "")}.${column}`,
    at,
  }));
}

/** `a = 1, (b, c) = (2, 3)`: a, b and c; what follows a comma behind `FROM` sets nothing. */
function columnsIn(tokens: readonly Token[]): readonly string[] {
  return elementsOf(tokens).flatMap((element) => {
    if (element[0]?.text !== "(") {
      return ["=", "[", "."].includes(element[1]?.text ?? "") ? [nameOf(element[0])] : [];
    }
    const close = element.findIndex(({ text }) => text === ")");
    return elementsOf(element.slice(1, close)).map(([name]) => nameOf(name));
  });
}

/** Rows that a condition joins are rows that somebody chose. */
function readMerge(
  text: string,
  tokens: readonly Token[],
  index: number,
): readonly FoundDestruction[] {
  if (countOfWords(tokens, index, "MERGE INTO") === 0) return [];
  const cursor = cursorAt(text, tokens, index + 2);
  const object = tableAt(cursor);
  if (!cursor.skipTo("ON")) return [];
  const condition = partOf(cursor.rest, ["WHEN"]);
  const deletes = cursor.tokens.some((_, at) => countOfWords(tokens, at, "THEN DELETE") > 0);
  if (!deletes || !isForEveryRow(condition)) return [];
  return [{ kind: "deletes-all-rows", object, at: startOf(tokens, index) }];
}

function cursorAt(text: string, tokens: readonly Token[], at: number): TokenCursor {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = at;
  return cursor;
}

function tableAt(cursor: TokenCursor): string {
  cursor.skip("ONLY");
  return `table ${cursor.takeQualifiedName()}`;
}

function startOf(tokens: readonly Token[], index: number): number {
  return tokens[index]?.start ?? 0;
}

/** Whether a `WHERE` that says anything comes before the part of the statement ends. */
function hasCondition(tokens: readonly Token[]): boolean {
  const before = partOf(tokens, ["WHERE", "RETURNING"]);
  if (keywordOf(tokens[before.length]) !== "WHERE") return false;
  return !isForEveryRow(partOf(tokens.slice(before.length + 1), ["RETURNING"]));
}

/** What comes before the part of the statement ends, or one of the words outside parentheses. */
function partOf(tokens: readonly Token[], words: readonly string[]): readonly Token[] {
  let depth = 0;
  const end = tokens.findIndex((token) => {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    return depth < 0 || (depth === 0 && (token.text === ";" || words.includes(keywordOf(token))));
  });
  return end === -1 ? tokens : tokens.slice(0, end);
}

/** `true`, `1 = 1`, `(NOT false)`, `a.id = a.id`: what names no column, or compares one with itself. */
function isForEveryRow(condition: readonly Token[]): boolean {
  const words = condition.map(({ text }) => text.toUpperCase());
  const bare = words.filter((word) => word !== "(" && word !== ")");
  if (bare.length === 1 && bare[0] === "FALSE") return false;
  if (bare.every(isConstant)) return true;
  const equals = bare.indexOf("=");
  return equals > 0 && bare.slice(0, equals).join(" ") === bare.slice(equals + 1).join(" ");
}

const constants = ["TRUE", "FALSE", "NOT", "AND", "OR", "IS", "NULL", "BETWEEN", "IN", "LIKE"];

function isConstant(word: string): boolean {
  return constants.includes(word) || !/^[\p{L}_"]/u.test(word) || /^[EBXN]'/.test(word);
}
