/** Hosts of PostgreSQL of which it is known what they put into a database. */
export type PresetName = "neon" | "railway" | "rds" | "supabase";

/** Everything of a kind, or what has one of the names: patterns with `*`, quoted where SQL quotes a name. */
export type AllOrSome = true | readonly string[];

/** What a comparison of two schemas passes over besides noise. */
export type IgnoreList = {
  readonly presets?: readonly PresetName[] | undefined;
  /** With everything in them. */
  readonly schemas?: readonly string[] | undefined;
  /** Who owns an object, by the owner. */
  readonly owners?: AllOrSome | undefined;
  /** What a role may do, by the role. */
  readonly grants?: AllOrSome | undefined;
  readonly comments?: true | undefined;
  /** By `schema.name`, with everything that hangs from them. */
  readonly partitions?: readonly string[] | undefined;
};
