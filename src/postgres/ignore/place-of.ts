import { relationOfKey, relationSpace, type SchemaObject } from "../schema-model.ts";
import { TokenCursor } from "../token-cursor.ts";
import { tokensOf } from "../tokens.ts";

/** A schema and a name in it, as SQL writes them; without a schema, the name alone. */
export type Place = { readonly schema: string | null; readonly name: string };

/** Name spaces whose names stand in a schema. */
const inSchemas = new Set([
  ...[relationSpace, "type", "routine", "operator", "operator class", "operator family"],
  ...["collation", "conversion", "statistics", "text search configuration"],
  ...["text search dictionary", "text search parser", "text search template"],
]);

/**
 * The schema an object lies in, as SQL writes it: its own, its table's, the one its default privileges are for; a
 * schema lies in itself. Null for what lies in none, such as extensions, publications and event triggers.
 */
export function schemaOf(object: SchemaObject): string | null {
  const space = spaceOf(object);
  if (space === "schema") return object.name;
  if (space === "default privileges") return scopeOf(object).schema;
  if (object.of !== null) return placeIn(relationOfKey(object.of)).schema;
  return inSchemas.has(space) ? placeIn(object.name).schema : null;
}

/** Schema and name from the text that starts with them. */
export function placeIn(text: string): Place {
  return takePlace(new TokenCursor(text, tokensOf(text)));
}

/** Takes a name, with its schema if it has one. */
export function takePlace(cursor: TokenCursor): Place {
  const first = cursor.takeName();
  if (cursor.next?.text !== ".") return { schema: null, name: first };
  cursor.at += 1;
  return { schema: first, name: cursor.takeName() };
}

/** Whose new objects default privileges are of, and in which schema; null where it is none, or several. */
export function scopeOf(object: SchemaObject): {
  readonly role: string | null;
  readonly schema: string | null;
} {
  const [part] = object.parts.values();
  const cursor = new TokenCursor("", tokensOf(part?.text ?? ""));
  cursor.skip("ALTER DEFAULT PRIVILEGES");
  const hasRole = cursor.skip("FOR ROLE") || cursor.skip("FOR USER");
  const role = hasRole ? takeOnlyName(cursor) : null;
  return { role, schema: cursor.skip("IN SCHEMA") ? takeOnlyName(cursor) : null };
}

function takeOnlyName(cursor: TokenCursor): string | null {
  const name = cursor.takeName();
  if (cursor.next?.text !== ",") return name;
  while (cursor.next?.text === ",") cursor.at += 2;
  return null;
}

/** The name space of an object's key. */
export function spaceOf({ key, name }: SchemaObject): string {
  return key.slice(0, key.length - name.length - 1);
}
