export type HttpFacts = {
  readonly id: string;
  readonly kind: "http";
  /** What was asked: without user information and query; the origin alone when a variable holds the URL. */
  readonly address: string;
  readonly expected: number;
  readonly status: number;
};
