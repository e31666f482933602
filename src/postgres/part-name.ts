/**
 * What the parts of an object are called. A name is read by people, and is a key that digests of snapshots and
 * fingerprints of findings hold: what is changed here makes every one of them another.
 */

/** The parts that an object has once. */
export const partNames = {
  /** Of the object itself: a table has none, its columns and constraints are parts of their own. */
  definition: "",
  comment: "comment",
  owner: "owner",
  /** Of a sequence: the column that it goes with. */
  owningColumn: "owning column",
  /** Of a trigger or rule: whether it is on. */
  state: "state",
  rowSecurity: "row security",
  inheritance: "inheritance",
  /** What a table is partitioned by, or a partition of, as its `CREATE` says it. */
  partitioning: "partitioning",
  /** What `ATTACH PARTITION` says of the partition. */
  attachment: "place among the partitions",
  replicaIdentity: "replica identity",
  options: "options",
  tablespace: "tablespace",
  accessMethod: "access method",
  unnamedConstraint: "unnamed constraint",
} as const;

const prefixes = {
  column: "column ",
  constraint: "constraint ",
  privileges: "privileges of ",
  comment: "comment of ",
  additions: "additions ",
} as const;

/** The part that a column is. */
export function columnPart(column: string): string {
  return prefixes.column + column;
}

/** The part that a constraint of this name is. */
export function constraintPart(constraint: string): string {
  return prefixes.constraint + constraint;
}

/** The part that says what a role may do. */
export function privilegesPart(role: string): string {
  return prefixes.privileges + role;
}

/** The part that is the comment on another part. */
export function commentPart(part: string): string {
  return prefixes.comment + part;
}

/** The part of what `ALTER … ADD` says without a name, by the first word of it: "table" of a publication. */
export function additionsPart(word: string): string {
  return prefixes.additions + word;
}

/** Whether a part is such additions. */
export function isAdditions(part: string): boolean {
  return part.startsWith(prefixes.additions);
}

/** The column that a part is; undefined of any other part. */
export function columnIn(part: string): string | undefined {
  return after(prefixes.column, part);
}

/** The constraint that a part is; undefined of any other part, and of a constraint without a name. */
export function constraintIn(part: string): string | undefined {
  return after(prefixes.constraint, part);
}

/** The role that a part says the rights of; undefined of any other part. */
export function granteeIn(part: string): string | undefined {
  return after(prefixes.privileges, part);
}

/** The part that a part is the comment on; undefined of any other part, and of the comment on the object. */
export function commentedIn(part: string): string | undefined {
  return after(prefixes.comment, part);
}

function after(prefix: string, part: string): string | undefined {
  return part.startsWith(prefix) ? part.slice(prefix.length) : undefined;
}
