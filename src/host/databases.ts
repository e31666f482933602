export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /**
   * Rows of one statement, or of the last of several separated by semicolons when no values are given.
   * Throws `StatementError` when the server refuses the statement.
   */
  query(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** How long a server may take. */
export type DatabaseLimits = {
  /** Until a connection can be used: name, way, TLS and password. */
  readonly connectMs: number;
  /** For each statement, by the server's clock; a server that says nothing at all gets little more. */
  readonly statementMs: number;
};

/** A connection that stays. */
export interface OpenDatabase extends Database {
  /** `host:port/database`, for messages. */
  readonly where: string;
  /** Whether the connection still is what it was; once it ended, it stays ended. */
  readonly isOpen: boolean;
  /** Ends the connection, whatever the server says; again, nothing. */
  close(): Promise<void>;
}

export type PoolOptions = {
  /** Most connections at a time. */
  readonly connections: number;
  /** For the longest statement, and for a connection: one that opens, or becomes free. */
  readonly limits: DatabaseLimits;
};

/** Connections that are kept for many who ask at once the same few statements, which stay prepared. Nothing can be written. */
export interface DatabasePool extends Database {
  /** `host:port/database`, for messages. */
  readonly where: string;
  /** Waits for the statements that run. */
  close(): Promise<void>;
}

export interface Databases {
  /** Opens one connection for the length of `work`. `url` is a `postgres://` URL and is protected. */
  connect<T>(url: string, work: (database: Database) => Promise<T>): Promise<T>;
  /** Opens a connection that stays until it is closed or the run ends. `url` is protected. */
  open(url: string, limits: DatabaseLimits): Promise<OpenDatabase>;
  /** Opens connections to read through, after one has answered. */
  openPool(url: string, options: PoolOptions): Promise<DatabasePool>;
}
