/**
 * What a host of PostgreSQL puts into a database and its customer cannot change, by exact names. What the customer
 * can change is not in it, wherever it lies: a difference there is drift.
 */
export type Preset = {
  /**
   * With everything in them but what a customer hangs from their tables: policies, and triggers that run a function
   * of another schema.
   */
  readonly schemas: readonly string[];
  /** Roles nobody else can act as: what they own, and the default privileges of what they make. */
  readonly owners: readonly string[];
  /** Roles to which nobody else grants anything. */
  readonly grantees: readonly string[];
  readonly extensions: readonly string[];
  readonly eventTriggers: readonly string[];
  readonly publications: readonly string[];
  /** Publications of the host whose tables the customer chooses: the choice stays. */
  readonly sharedPublications: readonly string[];
};
