import { type Named, relationKey, relationSpace } from "./schema-model.ts";
import type { TokenCursor } from "./token-cursor.ts";
import { canonicalOf, elementsOf, keywordOf, nameOf, type Token } from "./tokens.ts";

type Reader = (cursor: TokenCursor, kind: string, space: string) => Named;

const named: Reader = (cursor, kind, space) => ({ space, kind, name: cursor.takeQualifiedName() });

/** Functions and procedures are told apart by their arguments; defaults are no part of a name. */
const routine: Reader = (cursor, kind, space) => {
  const name = cursor.takeQualifiedName();
  const inner = cursor.takeParenthesised() ?? [];
  const signature = elementsOf(inner).map((argument) => displayOf(withoutDefault(argument)));
  return { space, kind, name: `${name}(${signature.join(", ")})` };
};

/** `name ON table`, with anything between: triggers, policies. */
const onTable: Reader = (cursor, kind, space) => {
  const name = cursor.takeName();
  cursor.skipTo("ON");
  cursor.skip("ONLY");
  return belonging(kind, space, name, cursor.takeQualifiedName());
};

/** `CREATE RULE name AS ON event TO table`, `COMMENT ON RULE name ON table`. */
const rule: Reader = (cursor, kind, space) => {
  const name = cursor.takeName();
  const isCreated = cursor.keyword() === "AS";
  cursor.skipTo("ON");
  if (isCreated) cursor.skipTo("TO");
  return belonging(kind, space, name, cursor.takeQualifiedName());
};

/** An index lies in the schema of its table. */
const index: Reader = (cursor, kind, space) => {
  const name = cursor.takeQualifiedName();
  if (!cursor.skip("ON")) return { space, kind, name };
  cursor.skip("ONLY");
  const [first, dot] = cursor.rest;
  const schema = dot?.text === "." ? `${nameOf(first)}.` : "";
  const table = cursor.takeQualifiedName();
  return { space, kind, name: `${schema}${name}`, of: relationKey(table) };
};

/** Operators are told apart by their operands. */
const operator: Reader = (cursor, kind, space) => {
  const name = cursor.takeQualifiedName();
  const sides = elementsOf(cursor.takeParenthesised() ?? []);
  const isCreated = sides.some((side) => side[1]?.text === "=");
  const types = isCreated
    ? ["LEFTARG", "RIGHTARG"].map((word) => typeOfSide(sides, word))
    : sides.map((side) => displayOf(side));
  return { space, kind, name: `${name}(${types.join(", ")})` };
};

/** Classes and families are named for one access method. */
const operatorGroup: Reader = (cursor, kind, space) => {
  const name = cursor.takeQualifiedName();
  const start = cursor.at;
  const method = cursor.skipTo("USING") ? cursor.takeName() : "";
  if (method === "") cursor.at = start;
  return { space, kind, name: `${name} using ${method}` };
};

const cast: Reader = (cursor, kind, space) => ({
  space,
  kind,
  name: displayOf(cursor.takeParenthesised() ?? []),
});

const userMapping: Reader = (cursor, kind, space) => {
  cursor.skip("FOR");
  const role = cursor.takeName();
  cursor.skip("SERVER");
  return { space, kind, name: `${role} on ${cursor.takeName()}` };
};

type Kind = readonly [words: string, reader: Reader, space?: string];
const kinds: readonly Kind[] = [
  ["MATERIALIZED VIEW", named, relationSpace],
  ["FOREIGN TABLE", named, relationSpace],
  ["FOREIGN DATA WRAPPER", named],
  ["FOREIGN SERVER", named, "server"],
  ["EVENT TRIGGER", named],
  ["TEXT SEARCH CONFIGURATION", named],
  ["TEXT SEARCH DICTIONARY", named],
  ["TEXT SEARCH PARSER", named],
  ["TEXT SEARCH TEMPLATE", named],
  ["OPERATOR CLASS", operatorGroup],
  ["OPERATOR FAMILY", operatorGroup],
  ["ACCESS METHOD", named],
  ["USER MAPPING", userMapping],
  ["TABLE", named, relationSpace],
  ["VIEW", named, relationSpace],
  ["SEQUENCE", named, relationSpace],
  ["INDEX", index, relationSpace],
  ["TYPE", named],
  ["DOMAIN", named, "type"],
  ["FUNCTION", routine, "routine"],
  ["PROCEDURE", routine, "routine"],
  ["AGGREGATE", routine, "routine"],
  ["ROUTINE", routine, "routine"],
  ["SCHEMA", named],
  ["EXTENSION", named],
  ["TRIGGER", onTable],
  ["RULE", rule],
  ["POLICY", onTable],
  ["OPERATOR", operator],
  ["CAST", cast],
  ["CONVERSION", named],
  ["COLLATION", named],
  ["STATISTICS", named],
  ["PUBLICATION", named],
  ["SUBSCRIPTION", named],
  ["SERVER", named],
  ["PROCEDURAL LANGUAGE", named, "language"],
  ["LANGUAGE", named],
];

const kindsByFirstWord = new Map<string, readonly Kind[]>();
for (const kind of kinds) {
  const [first = ""] = kind[0].split(" ");
  kindsByFirstWord.set(first, [...(kindsByFirstWord.get(first) ?? []), kind]);
}

/** Takes the kind and the name of the object that comes next; undefined when the kind is not known. */
export function readObjectName(cursor: TokenCursor): Named | undefined {
  const found = kindsByFirstWord.get(cursor.keyword())?.find(([words]) => cursor.skip(words));
  if (found === undefined) return undefined;
  const [words, reader, space] = found;
  const kind = words.toLowerCase();
  cursor.skipAny("IF NOT EXISTS", "IF EXISTS", "ONLY", "CONCURRENTLY");
  return reader(cursor, kind, space ?? kind);
}

/** A trigger, policy or rule by its name and its table's. */
export function belonging(kind: string, space: string, name: string, table: string): Named {
  return { space, kind, name: `${name} on ${table}`, of: relationKey(table) };
}

/** A few tokens as a reader writes them. */
export function displayOf(tokens: readonly Token[]): string {
  return canonicalOf(tokens)
    .replace(/ (\.|,|\)|\]|\[|\() ?/g, "$1")
    .replace(/\( /g, "(")
    .replace(/,(?=\S)/g, ", ");
}

function withoutDefault(argument: readonly Token[]): readonly Token[] {
  const end = argument.findIndex((token) => keywordOf(token) === "DEFAULT" || token.text === "=");
  return end === -1 ? argument : argument.slice(0, end);
}

function typeOfSide(sides: readonly (readonly Token[])[], word: string): string {
  const side = sides.find((candidate) => nameOf(candidate[0]).toUpperCase() === word);
  return side === undefined ? "NONE" : displayOf(side.slice(2));
}
