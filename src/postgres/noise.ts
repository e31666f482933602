import type { Statement } from "./scan-statements.ts";
import type { DataStatement } from "./schema-model.ts";
import { TokenCursor } from "./token-cursor.ts";
import { countOfWords, isKeyword, keywordOf, type Token } from "./tokens.ts";

type NoiseRule = (tokens: readonly Token[], statement: Statement) => boolean;

/** What says nothing about a schema, each kind by name. What a rule takes out is counted under its name. */
const noise: ReadonlyMap<string, NoiseRule> = new Map<string, NoiseRule>([
  ["restrict lines", (_, { kind, text }) => kind === "psql" && isRestrictLine(text)],
  ["session settings", isSessionSetting],
  ["migration rows", (tokens) => isMigrationRow(tokens)],
  ["extension comments", (tokens) => countOfWords(tokens, 0, "COMMENT ON EXTENSION") > 0],
  ["persistence of sequences", (tokens) => isSequencePersistence(tokens)],
  ["schema public", (tokens) => countOfWords(tokens, 0, "CREATE SCHEMA PUBLIC") > 0],
]);

/** The name of the noise rule that takes the statement out, if one does. */
export function noiseOf(tokens: readonly Token[], statement: Statement): string | undefined {
  for (const [name, isNoise] of noise) if (isNoise(tokens, statement)) return name;
  return undefined;
}

/** The rows a statement brings, if it brings any: `COPY`, `INSERT`, `setval`. */
export function dataOf(tokens: readonly Token[]): Omit<DataStatement, "line"> | undefined {
  const cursor = new TokenCursor("", tokens);
  if (cursor.skip("COPY") || cursor.skip("INSERT INTO")) {
    return { verb: keywordOf(tokens[0]), table: cursor.takeQualifiedName() };
  }
  if (!isKeyword(tokens[0], "SELECT")) return undefined;
  const setval = tokens.findIndex((token) => isKeyword(token, "SETVAL"));
  if (setval === -1) return undefined;
  return { verb: "setval", table: (tokens[setval + 2]?.text ?? "").replaceAll("'", "") };
}

/** Lines with a random token that pg_dump puts around a dump; psql's other commands are no noise. */
export function isRestrictLine(text: string): boolean {
  return /^\\(un)?restrict\b/.test(text);
}

/** `SET`, `RESET` and `set_config` change the session that restores, not what is restored. */
function isSessionSetting(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  if (isKeyword(first, "SET") || isKeyword(first, "RESET")) return true;
  return isKeyword(first, "SELECT") && tokens.some((token) => isKeyword(token, "SET_CONFIG"));
}

/** Rails and dbmate keep the list of migrations in the snapshot. */
export function isMigrationRow(tokens: readonly Token[]): boolean {
  const cursor = new TokenCursor("", tokens);
  return cursor.skip("INSERT INTO") && /(^|\.)schema_migrations$/.test(cursor.takeQualifiedName());
}

/** A sequence follows its table from PostgreSQL 15 on. */
function isSequencePersistence(tokens: readonly Token[]): boolean {
  const cursor = new TokenCursor("", tokens);
  if (!cursor.skip("ALTER SEQUENCE")) return false;
  cursor.takeQualifiedName();
  return cursor.skip("SET LOGGED") || cursor.skip("SET UNLOGGED");
}
