/** What a database has and pg_dump does not show. */
export type CatalogLook = {
  /** Indexes that answer no query, by schema and name: pg_dump leaves them out. */
  readonly invalidIndexes: readonly string[];
  /** Name and version of each extension. */
  readonly extensions: readonly string[];
};
