/** What differs, one kind for each thing that reads differently to who releases. */
export type ChangeKind =
  | "table-missing-in-database"
  | "table-missing-in-snapshot"
  | "table-renamed"
  | "column-missing-in-database"
  | "column-missing-in-snapshot"
  | "column-renamed"
  | "column-type-changed"
  | "column-default-changed"
  | "column-nullability-changed"
  | "column-generation-changed"
  | "column-collation-changed"
  | "column-storage-changed"
  | "constraint-missing-in-database"
  | "constraint-missing-in-snapshot"
  | "constraint-changed"
  | "constraint-validation-changed"
  | "index-missing-in-database"
  | "index-missing-in-snapshot"
  | "index-changed"
  | "function-body-changed"
  | "function-attributes-changed"
  | "view-changed"
  | "state-changed"
  | "row-security-changed"
  | "policy-changed"
  | "privileges-changed"
  | "owner-changed"
  | "sequence-options-changed"
  | "enum-labels-changed"
  | "partition-changed"
  | "storage-changed"
  | "object-missing-in-database"
  | "object-missing-in-snapshot"
  | "object-renamed"
  | "object-changed"
  | "comment-changed"
  | "columns-reordered";

/** Why the two sides differ, as far as the migrations of the commit tell; paths from the top of the repository. */
export type Cause =
  | { readonly kind: "by-hand" }
  | { readonly kind: "snapshot-not-refreshed"; readonly migration: string }
  | { readonly kind: "migration-pending"; readonly migration: string };

/** How the schema a database has differs from the one a snapshot says it has, one thing at a time. */
export type SchemaChange = {
  readonly kind: ChangeKind;
  readonly subject: string;
  /** What either side says; null on the side that says nothing of it. */
  readonly snapshot: string | null;
  readonly database: string | null;
  /** What a sentence can say of either side: a type, a default, a name; null where nothing brief says it. */
  readonly before: string | null;
  readonly after: string | null;
  /** Lines with `-` as the snapshot has them, with `+` as the database has them. */
  readonly diff: string;
  /** What makes of the snapshot's schema the database's, and back; null where it cannot be told for certain. */
  readonly statement: string | null;
  readonly revert: string | null;
  /** Null where there are no migrations to tell it. */
  readonly cause: Cause | null;
  /** Names by which a migration would speak of it: the object's, then the part's. */
  readonly names: readonly string[];
  /** What hangs from a table that one side lacks and is not told beside it, such as its triggers; absent without any. */
  readonly along?: readonly string[];
  /** Of the snapshot, or of the database's dump for what the snapshot lacks. */
  readonly line: number;
};
