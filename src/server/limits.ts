/** What the server takes on at once and waits for, so that nobody can keep it from serving others. */
export const limits = {
  /** Bytes of request line and headers. */
  headerBytes: 16_384,
  /** Characters of path and query. */
  urlCharacters: 2_048,
  /** From the first byte of a request to the last of its headers, and to its end. */
  headersMs: 10_000,
  requestMs: 15_000,
  /** Between two requests on one connection. */
  keepAliveMs: 5_000,
  /** Without a byte either way. */
  idleMs: 30_000,
  connections: 512,
  /** Requests that are being answered, in all and of one address. */
  inFlight: 256,
  inFlightOfOne: 128,
  /** What a stop waits for those that are being answered. */
  stopMs: 10_000,
  database: { connections: 8, limits: { connectMs: 5_000, statementMs: 10_000 } },
} as const;
