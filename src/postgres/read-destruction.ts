import type { Destruction } from "./destructive-statements.ts";
import { readAlterDestruction } from "./read-alter-destruction.ts";
import { readBlock } from "./read-block.ts";
import { readRowChanges } from "./read-row-changes.ts";
import { TokenCursor } from "./token-cursor.ts";
import { keywordOf, type Token, tokensOf } from "./tokens.ts";

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
    case "UPDATE":
    case "MERGE":
    case "WITH":
    case "EXPLAIN":
    case "PREPARE":
    case "COPY":
    case "(":
    case "SELECT":
    case "INSERT":
      return readRowChanges(text, tokens);
    case "CALL":
    case "EXECUTE":
      return [{ kind: "opaque", object: `${first} ${nameFrom(text, tokens, 1)}`, at }];
    case "DO":
      return readBlock(tokens, readDestruction);
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
