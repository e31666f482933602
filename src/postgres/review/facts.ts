import type { SchemaModel } from "../schema-model.ts";
import type { ObjectChange } from "./list-changes.ts";

/** A file of the migrations folder that came or changed. */
export type Migration = {
  /** From the top of the repository. */
  readonly path: string;
  readonly text: string;
  /** Whether the reviewed change brought it; else it came after the snapshot was last taken. */
  readonly isReviewed: boolean;
};

/** What a review is about. */
export type ReviewFacts = {
  /** Path of the snapshot in the repository. */
  readonly path: string;
  /** Null when the snapshot is new. */
  readonly before: SchemaModel | null;
  readonly after: SchemaModel;
  readonly changes: readonly ObjectChange[];
  readonly migrations: {
    readonly folder: string;
    /** False when the folder holds nothing: then nothing is said about migrations. */
    readonly exists: boolean;
    readonly files: readonly Migration[];
  };
};
