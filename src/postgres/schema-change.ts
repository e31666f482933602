/** How the schema a database has differs from the one a snapshot says it has, one thing at a time. */
export type SchemaChange =
  | {
      readonly kind: "missing-in-database";
      readonly subject: string;
      readonly snapshot: string;
      readonly line: number;
    }
  | {
      readonly kind: "missing-in-snapshot";
      readonly subject: string;
      readonly database: string;
      /** Line of the database's dump; unless said, a line is one of the snapshot. */
      readonly line: number;
    }
  | {
      readonly kind: "changed";
      readonly subject: string;
      readonly snapshot: string;
      readonly database: string;
      /** Lines with `-` as the snapshot has them, with `+` as the database has them. */
      readonly diff: string;
      readonly line: number;
    }
  | {
      readonly kind: "comment-changed";
      readonly subject: string;
      /** Null on the side that has no such comment; not both. */
      readonly snapshot: string | null;
      readonly database: string | null;
      /** Of the snapshot, or of the database's dump where the snapshot has no such comment. */
      readonly line: number;
    }
  | {
      readonly kind: "columns-reordered";
      readonly subject: string;
      readonly snapshot: string;
      readonly database: string;
      readonly line: number;
    };

export type SchemaChangeOf<Kind extends SchemaChange["kind"]> = Extract<
  SchemaChange,
  { readonly kind: Kind }
>;
