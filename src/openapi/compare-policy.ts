/** What the team allows itself beside the law that no client may break. */
export type ApiPolicy = {
  /** The day of the comparison, as YYYY-MM-DD, UTC: a sunset before it has passed. */
  readonly asOf: string;
  /** Values of `x-stability-level` whose operations promise nothing. */
  readonly unstable: readonly string[];
};
