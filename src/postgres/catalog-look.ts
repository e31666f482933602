import { plainName } from "./quoted.ts";
import type { SchemaChange } from "./schema-change.ts";

/** What a database has and pg_dump does not show. */
export type CatalogLook = {
  /** Indexes that answer no query, by schema and name: pg_dump leaves them out. */
  readonly invalidIndexes: readonly string[];
  /** Name and version of each extension. */
  readonly extensions: readonly string[];
  /** Of the database, and of the roles that own or may do something in it; absent when there is none. */
  readonly settings?: readonly DatabaseSetting[];
  /** Collations in use that the server now sorts by in another version; absent when there is none. */
  readonly staleCollations?: readonly StaleCollation[];
};

/** An `ALTER DATABASE … SET` or `ALTER ROLE … SET` that holds. */
export type DatabaseSetting = {
  /** "database", "every role", "role app", "role app in this database". */
  readonly scope: string;
  readonly name: string;
  /** On one line; null when it may be a secret. */
  readonly value: string | null;
};

/** A collation by whose old order indexes are sorted. */
export type StaleCollation = {
  /** By schema and name; null for the one of the database. */
  readonly collation: string | null;
  readonly database: string;
  readonly recorded: string;
  /** What the server's library has now; null when it names none. */
  readonly actual: string | null;
};

/** An installed extension. A dump names it without its version. */
export type ExtensionVersion = { readonly name: string; readonly version: string };

/** Takes `"uuid-ossp" 1.1` apart. */
export function extensionVersionOf(text: string): ExtensionVersion {
  const space = text.lastIndexOf(" ");
  const name = text.slice(0, space);
  return {
    name: plainName(name),
    version: text.slice(space + 1),
  };
}

/** Whether a change only says that an index which is not valid is in no dump of the database. */
export function isToldAsInvalid(
  invalidIndexes: CatalogLook["invalidIndexes"],
  change: Pick<SchemaChange, "kind" | "subject">,
): boolean {
  return (
    change.kind === "index-missing-in-database" &&
    invalidIndexes.some((name) => change.subject === `index ${name}`)
  );
}
