import { columnPart, constraintPart, partNames, privilegesPart } from "./part-name.ts";
import { readAlter } from "./read-alter.ts";
import { readCreateTable } from "./read-create-table.ts";
import { displayOf, readObjectName } from "./read-object-name.ts";
import { type Named, relationSpace, type Saying } from "./schema-model.ts";
import { TokenCursor } from "./token-cursor.ts";
import { canonicalOf, keywordOf, type Token } from "./tokens.ts";

/**
 * What a statement says, told by its own words. A statement that is not understood says one thing:
 * that it is there.
 */
export function readStatement(text: string, tokens: readonly Token[]): readonly Saying[] {
  const cursor = new TokenCursor(text, tokens);
  const sayings = readers.get(cursor.keyword())?.(cursor) ?? [];
  return sayings.length > 0 ? sayings : [unmodelled(text, tokens)];
}

type StatementReader = (cursor: TokenCursor) => readonly Saying[];

const readers: ReadonlyMap<string, StatementReader> = new Map<string, StatementReader>([
  ["CREATE", readCreate],
  [
    "ALTER",
    (cursor) => (isDefaultPrivileges(cursor) ? readDefaultPrivileges(cursor) : readAlter(cursor)),
  ],
  ["COMMENT", (cursor) => readAttached(cursor, "comment")],
  ["SECURITY", (cursor) => readAttached(cursor, "security label")],
  ["GRANT", readPrivileges],
  ["REVOKE", readPrivileges],
]);

function unmodelled(text: string, tokens: readonly Token[]): Saying {
  const canonical = canonicalOf(tokens);
  const named = { space: "statement", kind: "statement", name: canonical };
  return { named, part: partNames.definition, canonical, text, start: 0, creates: "object" };
}

const modifiers = ["OR REPLACE", "GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "RECURSIVE", "TRUSTED"];

function readCreate(cursor: TokenCursor): readonly Saying[] {
  cursor.at += 1;
  cursor.skipAny(...modifiers);
  const isUnlogged = cursor.skip("UNLOGGED");
  cursor.skipAny("UNIQUE", "DEFAULT");
  if (cursor.keyword() === "CONSTRAINT" && cursor.keyword(1) === "TRIGGER") cursor.at += 1;
  const named = readObjectName(cursor);
  if (named === undefined) return [];
  if (named.kind === "table" || named.kind === "foreign table") {
    return [...readCreateTable(cursor, named, isUnlogged ? "unlogged" : "")];
  }
  const { text, tokens } = cursor;
  const start = tokens[0]?.start ?? 0;
  return [
    {
      named,
      part: partNames.definition,
      canonical: canonicalOf(tokens),
      text,
      start,
      creates: "object",
    },
  ];
}

/** `COMMENT ON … IS …` and `SECURITY LABEL [FOR …] ON … IS …`. */
function readAttached(cursor: TokenCursor, what: string): readonly Saying[] {
  if (!cursor.skipTo("ON")) return [];
  const inner = readInner(cursor);
  const named = inner?.named ?? readObjectName(cursor);
  if (named === undefined || !cursor.skipTo("IS")) return [];
  const part = inner === undefined ? what : `${what} of ${inner.part}`;
  return [{ named, part, canonical: cursor.restCanonical, text: cursor.text, start: 0 }];
}

/** Columns and constraints are parts, not objects: `COLUMN public.entries.amount`, `CONSTRAINT c ON t`. */
function readInner(cursor: TokenCursor): { named: Named; part: string } | undefined {
  if (cursor.skip("COLUMN")) {
    const path = cursor.takeQualifiedName();
    const dot = path.lastIndexOf(".");
    const named = { space: relationSpace, kind: "table", name: path.slice(0, dot) };
    return { named, part: columnPart(path.slice(dot + 1)) };
  }
  if (!cursor.skip("CONSTRAINT")) return undefined;
  const part = constraintPart(cursor.takeName());
  cursor.skip("ON");
  const isDomain = cursor.skip("DOMAIN");
  const name = cursor.takeQualifiedName();
  const named = isDomain
    ? { space: "type", kind: "domain", name }
    : { space: relationSpace, kind: "table", name };
  return { named, part };
}

/** `GRANT … ON … TO role`: one part for each role. Without `ON` it is about roles, which a dump has none of. */
function readPrivileges(cursor: TokenCursor): readonly Saying[] {
  const { tokens, text } = cursor;
  const start = cursor.at;
  if (!cursor.skipTo("ON")) return [];
  const privileges = tokens.slice(start, cursor.at);
  const named = readObjectName(cursor) ?? readImpliedTable(cursor);
  if (!cursor.skipTo("TO", "FROM")) return [];
  return [privilegeSaying(cursor, named, text, canonicalOf(privileges))];
}

function readImpliedTable(cursor: TokenCursor): Named {
  const words = cursor.rest;
  const name = words.slice(
    0,
    words.findIndex((token) => /^(TO|FROM)$/.test(keywordOf(token))),
  );
  if (name.length === 1 || name[1]?.text === ".") {
    return { space: relationSpace, kind: "table", name: cursor.takeQualifiedName() };
  }
  return { space: "grant on", kind: "grant on", name: displayOf(name) };
}

function privilegeSaying(cursor: TokenCursor, named: Named, text: string, words: string): Saying {
  const grantee = cursor.takeName();
  const canonical = `${words} ${grantee} ${cursor.restCanonical}`.trim();
  return { named, part: privilegesPart(grantee), canonical, text, start: 0 };
}

function isDefaultPrivileges(cursor: TokenCursor): boolean {
  return cursor.keyword(1) === "DEFAULT" && cursor.keyword(2) === "PRIVILEGES";
}

/** `ALTER DEFAULT PRIVILEGES FOR ROLE r IN SCHEMA s GRANT … TO grantee`. */
function readDefaultPrivileges(cursor: TokenCursor): readonly Saying[] {
  const from = cursor.at + 3;
  if (!cursor.skipTo("GRANT", "REVOKE")) return [];
  const scope = displayOf(cursor.tokens.slice(from, cursor.at - 1)).toLowerCase();
  const verb = cursor.at - 1;
  if (!cursor.skipTo("TO", "FROM")) return [];
  const words = canonicalOf(cursor.tokens.slice(verb, cursor.at));
  const named = { space: "default privileges", kind: "default privileges", name: scope };
  return [privilegeSaying(cursor, named, cursor.text, words)];
}
