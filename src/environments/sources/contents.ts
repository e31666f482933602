/** What one source says of an environment. Never leaves a `gather`. */
export type SourceContents = {
  readonly values: ReadonlyMap<string, string>;
  /** Variables that are there, with values that cannot be read. */
  readonly names: ReadonlySet<string>;
};
