import type { Destruction } from "./destructive-statements.ts";
import { readAlterDestruction } from "./read-alter-destruction.ts";
import { TokenCursor } from "./token-cursor.ts";
import { countOfWords, keywordOf, type Token, tokensOf } from "./tokens.ts";

/** A destruction and where in the text it stands. */
export type FoundDestruction = Destruction & { readonly at: number };

/** What one statement destroys. A block of `DO` is read for whatever it could run. */
export function readDestruction(text: string): readonly FoundDestruction[] {
  const tokens = tokensOf(text);
  const first = keywordOf(tokens[0]);
  const at = tokens[0]?.start ?? 0;
  switch (first) {
    case "DROP":
      return readDrop(text, tokens);
    case "TRUNCATE":
      return readTruncate(text, tokens);
    case "ALTER":
      return readAlterDestruction(text, tokens);
    case "DELETE":
    case "WITH":
    case "EXPLAIN":
    case "PREPARE":
    case "COPY":
    case "(":
    case "SELECT":
    case "INSERT":
      return readDeletes(text, tokens);
    case "CALL":
    case "EXECUTE":
      return [{ kind: "opaque", object: `${first} ${nameFrom(text, tokens, 1)}`, at }];
    case "DO":
      return readBlock(tokens);
    default:
      return [];
  }
}

/** Kinds that hold data, or take what holds it along; the rest is code and can be made again from the repository. */
const kinds: readonly (readonly [words: string, kind: Destruction["kind"], noun: string])[] = [
  ["FOREIGN TABLE", "drops-object", "foreign table"],
  ["MATERIALIZED VIEW", "drops-object", "materialized view"],
  ["TABLE", "drops-table", "table"],
  ["SCHEMA", "drops-object", "schema"],
  ["DATABASE", "drops-object", "database"],
  ["SEQUENCE", "drops-object", "sequence"],
  ["TYPE", "drops-object", "type"],
  ["DOMAIN", "drops-object", "domain"],
  ["EXTENSION", "drops-object", "extension"],
  ["OWNED BY", "drops-object", "everything owned by"],
];

function readDrop(text: string, tokens: readonly Token[]): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = 1;
  const found = kinds.find(([words]) => cursor.skip(words));
  const at = tokens[0]?.start ?? 0;
  if (found === undefined) {
    const takesAll = keywordOf(tokens.at(-1)) === "CASCADE";
    const object = tokens.slice(1, -1).map(({ text: word }) => word);
    return takesAll ? [{ kind: "drops-object", object: phraseOf(object), at }] : [];
  }
  const [, kind, noun] = found;
  cursor.skip("IF EXISTS");
  return namesFrom(cursor).map((name) => ({ kind, object: `${noun} ${name}`, at }));
}

function readTruncate(text: string, tokens: readonly Token[]): readonly FoundDestruction[] {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = 1;
  cursor.skip("TABLE");
  const at = tokens[0]?.start ?? 0;
  return namesFrom(cursor).map((name) => ({ kind: "truncates", object: `table ${name}`, at }));
}

/** `DELETE FROM` without `WHERE`, also where it is a part of another statement. */
function readDeletes(text: string, tokens: readonly Token[]): readonly FoundDestruction[] {
  return tokens.flatMap((token, index): readonly FoundDestruction[] => {
    if (countOfWords(tokens, index, "DELETE FROM") === 0) return [];
    if (hasCondition(tokens, index + 2)) return [];
    const object = `table ${nameFrom(text, tokens, index + 2)}`;
    return [{ kind: "deletes-all-rows", object, at: token.start }];
  });
}

/** Whether a `WHERE` that says anything comes before the part of the statement ends. */
function hasCondition(tokens: readonly Token[], start: number): boolean {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const { text } = tokens[at] ?? { text: "" };
    if (text === "(") depth += 1;
    if (text === ")") depth -= 1;
    if (depth < 0 || (depth === 0 && text === ";")) return false;
    if (depth === 0 && keywordOf(tokens[at]) === "WHERE") return !isAlwaysTrue(tokens, at + 1);
  }
  return false;
}

/** `WHERE true` and `WHERE 1 = 1`: every row. */
function isAlwaysTrue(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + 4).map(({ text }) => text.toUpperCase());
  const isEnd = (word: string | undefined) =>
    word === undefined || [";", ")", "RETURNING"].includes(word);
  if (words[0] === "TRUE") return isEnd(words[1]);
  return words[1] === "=" && words[0] === words[2] && isEnd(words[3]);
}

/** The body of `DO`, read at every place: what it would run depends on the data. */
function readBlock(tokens: readonly Token[]): readonly FoundDestruction[] {
  const body = tokens.slice(1).find(({ text }) => /^(?:\$|'|[eE]')/.test(text));
  const at = tokens[0]?.start ?? 0;
  const object = "a block of DO";
  const language = tokens.findIndex((token) => keywordOf(token) === "LANGUAGE");
  const named = tokens[language + 1]?.text.replaceAll(/["']/g, "").toLowerCase() ?? "";
  const isForeign = language !== -1 && named !== "plpgsql";
  if (body === undefined || isForeign) return [{ kind: "opaque", object, at }];
  const [, open = "", inner = ""] = /^(\$[^$]*\$|[eE]?')([\s\S]*)$/.exec(body.text) ?? [];
  return readInside(inner.slice(0, -open.length)).map((one) => ({
    ...one,
    at: body.start + open.length + one.at,
  }));
}

const starts = ["DROP", "TRUNCATE", "ALTER", "DELETE", "EXECUTE", "CALL"];
/** After `EXECUTE`: of a trigger, or the right to. */
const noExecution = ["FUNCTION", "PROCEDURE", "ON"];

function readInside(body: string): readonly FoundDestruction[] {
  const tokens = tokensOf(body);
  return tokens.flatMap((token, index): readonly FoundDestruction[] => {
    const word = keywordOf(token);
    if (!starts.includes(word)) return [];
    if (word === "EXECUTE" && noExecution.includes(keywordOf(tokens[index + 1]))) return [];
    const end = tokens.slice(index).find(({ text }) => text === ";")?.start ?? body.length;
    const found = readDestruction(body.slice(token.start, end));
    return found.map((one) => ({ ...one, at: one.at + token.start }));
  });
}

/** Names that commas separate, as they are written; `ONLY`, `*` and what follows the list left out. */
function namesFrom(cursor: TokenCursor): readonly string[] {
  const names: string[] = [];
  do {
    cursor.skip("ONLY");
    if (cursor.next !== undefined) names.push(cursor.takeQualifiedName());
    if (cursor.next?.text === "*") cursor.at += 1;
  } while (takesComma(cursor));
  return names;
}

function takesComma(cursor: TokenCursor): boolean {
  if (cursor.next?.text !== ",") return false;
  cursor.at += 1;
  return true;
}

function nameFrom(text: string, tokens: readonly Token[], at: number): string {
  const cursor = new TokenCursor(text, tokens);
  cursor.at = at;
  return namesFrom(cursor)[0] ?? "";
}

/** `VIEW a . b CASCADE` as a reader would write it. */
function phraseOf(words: readonly string[]): string {
  return `${words
    .join(" ")
    .replaceAll(" . ", ".")
    .replace(/^[A-Z ]+/i, (kind) => kind.toLowerCase())} and what hangs from it`;
}
