import type { Statement } from "./scan-statements.ts";
import type { DataStatement } from "./schema-model.ts";
import { TokenCursor } from "./token-cursor.ts";
import { keywordOf, type Token } from "./tokens.ts";

type NoiseRule = (tokens: readonly Token[], statement: Statement) => boolean;

/** What says nothing about a schema, each kind by name. What a rule takes out is counted under its name. */
const noise: ReadonlyMap<string, NoiseRule> = new Map<string, NoiseRule>([
  ["restrict lines", (_, { kind, text }) => kind === "psql" && isRestrictLine(text)],
  ["session settings", isSessionSetting],
  ["migration rows", (tokens) => isMigrationRow(tokens)],
  ["extension comments", (tokens) => startsWith(tokens, "COMMENT ON EXTENSION")],
  ["persistence of sequences", (tokens) => isSequencePersistence(tokens)],
  ["schema public", (tokens) => startsWith(tokens, "CREATE SCHEMA PUBLIC")],
]);

/** The name of the noise rule that takes the statement out, if one does. */
export function noiseOf(tokens: readonly Token[], statement: Statement): string | undefined {
  for (const [name, isNoise] of noise) if (isNoise(tokens, statement)) return name;
  return undefined;
}

/** The rows a statement brings, if it brings any: `COPY`, `INSERT`, `setval`. */
export function dataOf(tokens: readonly Token[], { line }: Statement): DataStatement | undefined {
  const verb = keywordOf(tokens[0]);
  const cursor = new TokenCursor("", tokens);
  if (cursor.skip("COPY") || cursor.skip("INSERT INTO")) {
    return { line, verb, table: cursor.takeQualifiedName() };
  }
  const setval = tokens.findIndex((token) => keywordOf(token) === "SETVAL");
  if (verb !== "SELECT" || setval === -1) return undefined;
  return { line, verb: "setval", table: (tokens[setval + 2]?.text ?? "").replaceAll("'", "") };
}

/** Lines with a random token that pg_dump puts around a dump; psql's other commands are no noise. */
export function isRestrictLine(text: string): boolean {
  return /^\\(un)?restrict\b/.test(text);
}

/** `SET`, `RESET` and `set_config` change the session that restores, not what is restored. */
function isSessionSetting(tokens: readonly Token[]): boolean {
  const first = keywordOf(tokens[0]);
  if (first === "SET" || first === "RESET") return true;
  return first === "SELECT" && tokens.some((token) => keywordOf(token) === "SET_CONFIG");
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

function startsWith(tokens: readonly Token[], words: string): boolean {
  return words.split(" ").every((word, at) => keywordOf(tokens[at]) === word);
}
