import { isRestrictLine } from "./noise.ts";
import type { Statement } from "./scan-statements.ts";
import { keywordOf, nameOf, type Token } from "./tokens.ts";

/** What is done with a statement of a snapshot when it is restored. */
export type Treatment =
  | { readonly kind: "run" }
  /** It changes nothing in an empty database, or is not known to this server. */
  | { readonly kind: "skip" }
  | { readonly kind: "refuse"; readonly reason: string };

const run: Treatment = { kind: "run" };
const skip: Treatment = { kind: "skip" };
const refuse = (reason: string): Treatment => ({ kind: "refuse", reason });

/**
 * Settings of the preamble that decide what later statements mean; the others are left out. The encoding is
 * the connection's own: under another one the server would read other strings than were looked at here.
 */
const neededSettings = new Set([
  "check_function_bodies",
  "default_table_access_method",
  "default_tablespace",
  "row_security",
  "search_path",
  "xmloption",
]);

/** Kinds of objects of the whole server, or that reach out of it. */
const reachingOut = /^(SYSTEM|ROLE|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|LANGUAGE)$/;

/**
 * Whether a statement may run. A snapshot comes from a pull request and is restored on a server with
 * superusers, so only what defines schema objects runs; programs, data and the server's own objects do not. It is no sandbox: a
 * definition can make the server evaluate a routine of the snapshot, which is why `restorePlanOf` says who runs it.
 */
export function treatmentOf({ kind, text }: Statement, tokens: readonly Token[]): Treatment {
  if (kind === "psql") {
    return isRestrictLine(text) ? skip : refuse("it is a command for psql");
  }
  const first = keywordOf(tokens[0]);
  switch (first) {
    case "CREATE":
    case "ALTER":
      return definitionTreatment(tokens);
    case "COMMENT":
    case "GRANT":
    case "REVOKE":
      return run;
    case "SET":
      return settingTreatment(tokens);
    case "SELECT":
      return isSearchPath(tokens) ? run : refuse("it is a query");
    case "INSERT":
      return isMigrationList(tokens) ? run : refuse("it writes rows");
    case "COPY":
      return refuse("it reads or writes rows");
    default:
      return refuse(`${first || "it"} defines no schema object`);
  }
}

function settingTreatment(tokens: readonly Token[]): Treatment {
  const words = tokens.map(nameOf);
  if (words.includes("standard_conforming_strings") && words.at(-1) !== "on") {
    return refuse("it changes where strings end");
  }
  return neededSettings.has(words[1] ?? "") ? run : skip;
}

const modifiers = new Set(["OR", "REPLACE", "TRUSTED", "PROCEDURAL"]);

function definitionTreatment(tokens: readonly Token[]): Treatment {
  const words = tokens.map(keywordOf);
  const at = words.findIndex((word, index) => index > 0 && !modifiers.has(word));
  const kind = words[at] ?? "";
  if (reachingOut.test(kind)) return refuse(`it is about a ${kind.toLowerCase()} of the server`);
  if (kind === "USER" && words[at + 1] !== "MAPPING") {
    return refuse("it is about a user of the server");
  }
  if (words[0] === "ALTER") return run;
  if (kind === "MATERIALIZED" && !/ WITH NO DATA$/.test(words.join(" "))) {
    return refuse("it runs a query: a snapshot creates materialized views WITH NO DATA");
  }
  return isTableOfQuery(words) ? refuse("it runs a query") : run;
}

/** `CREATE TABLE t AS SELECT …`: `AS` outside any parenthesis. */
function isTableOfQuery(words: readonly string[]): boolean {
  const at = words.indexOf("TABLE");
  if (at === -1 || at > 3) return false;
  let depth = 0;
  return words.slice(at).some((word) => {
    if (word === "(") depth += 1;
    if (word === ")") depth -= 1;
    return depth === 0 && (word === "AS" || word === "EXECUTE");
  });
}

function isSearchPath(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => token.text).join("");
  return /^select(pg_catalog\.)?set_config\('search_path','[^']*',(true|false)\)$/i.test(text);
}

/** Rails and dbmate keep the list of migrations in the snapshot: constants only, which run nothing. */
function isMigrationList(tokens: readonly Token[]): boolean {
  const text = tokens.map((token) => token.text).join("");
  return /^insertinto("?public"?\.)?"?schema_migrations"?\([^()]*\)values(,?\((,?('([^']|'')*'|\d+|null|true|false))+\))+$/i.test(
    text,
  );
}
