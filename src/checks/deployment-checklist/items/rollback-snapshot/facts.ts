type Failure = { readonly line: number; readonly statement: string; readonly reason: string };

/** Things that come back otherwise than they went in: how many, and the first of them. */
export type Differences = {
  readonly count: number;
  readonly first: readonly { readonly subject: string; readonly diff: string }[];
};

/** What the database that was built says when it is dumped. */
export type RestoreProof = {
  /** The version of the server it was built on. */
  readonly serverVersion: string;
  /** What the snapshot says and the database does not have. */
  readonly lost: Differences;
  /** What does not survive another restore. */
  readonly unstable: Differences;
  /** What the server says in other words than a snapshot from its own major, or says beside it. */
  readonly reworded: Differences;
};

/** What a rollback takes away, going by both snapshots. */
export type RollbackLosses = {
  readonly losses: readonly {
    /** A kind of hazard, as the review of a snapshot names it. */
    readonly kind: string;
    readonly subject: string;
    readonly note: string;
    /** The hazard in words that read on from the subject. */
    readonly said: string;
  }[];
  /** How many other hazards there are on the way back. */
  readonly others: number;
};

/** What building an empty database from the snapshot came to. */
export type Restoring =
  | { readonly state: "restored"; readonly objects: number; readonly proof: RestoreProof }
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
      readonly snapshot: {
        readonly sha256: string;
        readonly restoring: Restoring;
        /** Null when the candidate has no snapshot to go back from. */
        readonly losing: RollbackLosses | null;
      } | null;
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
