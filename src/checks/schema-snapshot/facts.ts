import type { AcrossMajors } from "../../postgres/across-majors.ts";
import type { CatalogLook } from "../../postgres/catalog-look.ts";
import type { IgnoredOfSide } from "../../postgres/ignore/apply-ignore-list.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import type { DataStatement } from "../../postgres/schema-model.ts";
import type { StatedCatalog } from "../../postgres/stated-catalog.ts";

/** One side of the comparison: how many objects it has, and the digest of what they say. */
export type SchemaSide = {
  readonly objects: number;
  readonly digest: string;
  /** How many statements each kind of noise took out. */
  readonly setAside: { readonly [noise: string]: number };
};

/** The committed snapshot as the candidate's commit has it. */
export type CommittedSnapshot =
  | { readonly state: "missing" }
  | (SchemaSide & {
      readonly state: "read";
      /** Of the file's bytes. */
      readonly sha256: string;
      readonly data: readonly DataStatement[];
      /** What the header states as the digest of the schema, and in which line; absent when it states none. */
      readonly stated?: { readonly digest: string; readonly line: number };
      /** What the header states of the things no dump shows; absent when it states nothing of them. */
      readonly header?: StatedCatalog;
    });

/** What `ignore:` took from the sides before they were compared. */
export type IgnoredFacts = {
  /** Null when there is no snapshot. */
  readonly snapshot: IgnoredOfSide | null;
  readonly database: IgnoredOfSide;
  /** Entries that match nothing on either side. */
  readonly unused: readonly string[];
};

export type SchemaSnapshotFacts = {
  /** Path of the snapshot, relative to the project folder. */
  readonly path: string;
  /** Names of the environment and of the variable that holds its database. */
  readonly environment: string;
  readonly variable: string;
  readonly snapshot: CommittedSnapshot;
  readonly database: SchemaSide &
    CatalogLook & {
      readonly serverVersion: string;
      readonly pgDumpVersion: string;
      readonly throughPooler: boolean;
    };
  /** Null when there is no snapshot to compare with. */
  readonly changes: readonly SchemaChange[] | null;
  /** Absent when the configuration ignores nothing. */
  readonly ignored?: IgnoredFacts;
  /** What was done about servers of different majors; absent where nothing had to be. */
  readonly majors?: AcrossMajors;
};

/** One of the two schemas: how a sentence names it, and the file it stands in, if it stands in one. */
export type NamedSide = { readonly name: string; readonly file: string | null };

/** The two schemas that are compared. */
export type Sides = {
  readonly snapshot: NamedSide;
  readonly database: NamedSide;
  /** The database the snapshot is to be refreshed from; null when the second side is none. */
  readonly refresh: { readonly environment: string } | null;
  /** What was done about servers of different majors; absent where nothing had to be. */
  readonly majors?: AcrossMajors;
};

/** A change, and the two schemas it is told of. */
export type PlacedChange = { readonly change: SchemaChange; readonly sides: Sides };
