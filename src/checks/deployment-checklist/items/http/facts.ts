/** One assertion about the answer's JSON, told against the answer where it was read. */
export type AssertionFacts = {
  readonly path: string;
  /** In words that read on from "must". */
  readonly expected: string;
  readonly holds: boolean;
  /** The first values at the path as JSON, redacted and cut; lists and objects by their size. */
  readonly found: readonly string[];
};

/** What the answer's body was looked at for. */
export type BodyFacts =
  /** Nothing was asserted, or the status is not an expected one. */
  | { readonly state: "unread" }
  | { readonly state: "not-json" }
  | { readonly state: "read"; readonly assertions: readonly AssertionFacts[] };

export type HttpFacts = {
  readonly id: string;
  readonly kind: "http";
  /** What was asked: without user information and query; the origin alone when a variable holds the URL. */
  readonly address: string;
  readonly expected: readonly number[];
  readonly status: number;
  readonly body: BodyFacts;
  /** Null where no limit was set. */
  readonly latency: { readonly ms: number; readonly limitMs: number } | null;
  /** The status of the same request without credentials; null where it was not asked for. */
  readonly unauthenticated: number | null;
};
