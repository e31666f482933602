import type { PlacedDestruction, Unreadable } from "../../../../postgres/destructive-statements.ts";

/** Against what it is told which migrations have run already. */
export type AppliedUpTo =
  | { readonly state: "tag"; readonly tag: string }
  /** There is no release before, and that is allowed: nothing has run. */
  | { readonly state: "first" }
  | { readonly state: "none"; readonly tagPattern: string }
  | { readonly state: "unknown-tag" | "not-before"; readonly tag: string };

export type NumberedMigration = {
  /** Below the folder. */
  readonly path: string;
  /** Digits, as the file name has them. */
  readonly number: string;
  /** Whether the previous release has the file, under this name or another. */
  readonly isApplied: boolean;
};

/** What became of migrations that the previous release has. Paths below the folder. */
export type AppliedChange =
  | { readonly change: "edited" | "removed"; readonly path: string }
  | { readonly change: "renamed"; readonly path: string; readonly to: string };

/** What a migration of this release says. */
export type MigrationScript = {
  readonly path: string;
  /** SHA-256 of its text, white space aside: what cannot be read is excused only as it is. */
  readonly sha256: string;
  /** Empty in a first release, which runs on no data. */
  readonly destructions: readonly PlacedDestruction[];
  readonly unreadable: readonly Unreadable[];
};

export type MigrationsFacts = {
  readonly id: string;
  readonly kind: "migrations";
  readonly folder: string;
  readonly numbering: "sequence" | "timestamp";
  readonly appliedUpTo: AppliedUpTo;
  /** By path. */
  readonly migrations: readonly NumberedMigration[];
  /** Scripts below the folder that look like no migration and are not ignored. */
  readonly unnumbered: readonly string[];
  readonly appliedChanges: readonly AppliedChange[];
  /** Those that the previous release does not have as they are. */
  readonly scripts: readonly MigrationScript[];
};

/** Migrations by number; those of one number stay by path. */
export function inOrder(migrations: readonly NumberedMigration[]): readonly NumberedMigration[] {
  return [...migrations].sort((one, other) => Number(BigInt(one.number) - BigInt(other.number)));
}
