type Failure = { readonly line: number; readonly statement: string; readonly reason: string };

/** What building an empty database from the snapshot came to. */
export type Restoring =
  | { readonly state: "restored"; readonly objects: number }
  /** A statement that PostgreSQL does not accept. */
  | ({ readonly state: "unrestorable" } & Failure)
  /** A statement that has no place in a snapshot, so that none of it was run. */
  | ({ readonly state: "refused" } & Failure)
  | {
      readonly state: "contains-data";
      readonly rows: readonly {
        readonly line: number;
        readonly verb: string;
        readonly table: string;
      }[];
    };

/** The release a rollback would go back to. */
export type RollbackRelease =
  | {
      readonly state: "found";
      readonly tag: string;
      readonly commit: string;
      /** Null when the release has no such file. */
      readonly snapshot: { readonly sha256: string; readonly restoring: Restoring } | null;
    }
  /** There is none yet, and the configuration allows a first release. */
  | { readonly state: "first" }
  | { readonly state: "none"; readonly tagPattern: string }
  | { readonly state: "shallow" }
  | { readonly state: "unknown-tag"; readonly tag: string }
  | { readonly state: "not-before"; readonly tag: string };

export type RollbackSnapshotFacts = {
  readonly id: string;
  readonly kind: "rollback-snapshot";
  /** Below the project folder. */
  readonly path: string;
  readonly release: RollbackRelease;
};
