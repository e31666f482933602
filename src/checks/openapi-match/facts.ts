import type { LocatedDifference } from "../../openapi/compare-descriptions.ts";
import type { Cosmetics } from "../../openapi/compare-documents.ts";
import type { DocumentFacts } from "../../openapi/load/read-document.ts";

/** A component that differs, and the operations it reaches: the first of them, and how many there are. */
export type Reach = {
  /** From the project folder. */
  readonly document: string;
  /** In a reader's words: `schema Contest`. */
  readonly subject: string;
  readonly operations: readonly string[];
  readonly total: number;
};

/** Where two descriptions differ. */
export type Comparison = {
  readonly total: number;
  /** The first places that mean something else; `document` is a path from the project folder. */
  readonly differences: readonly LocatedDifference[];
  /** Of the components among them. */
  readonly reaches: readonly Reach[];
  /** What is written otherwise and means the same. */
  readonly cosmetics: Cosmetics;
  /** Whether the texts are the same, white space at their ends aside. */
  readonly isSameText: boolean;
  /** Unified diff of the canonical texts, cut; empty when there is no difference, or too much of it. */
  readonly diff: string;
};

/** What became of the two runs of the generator. */
export type Generated =
  | {
      readonly state: "failed";
      /** Null when a signal ended it. */
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** The end of its output. */
      readonly lastLines: string;
    }
  /** A folder on the way to the output is none: `path` from the project folder, and what it is. */
  | { readonly state: "astray"; readonly path: string; readonly found: string }
  | { readonly state: "unstable"; readonly between: Comparison }
  | { readonly state: "done"; readonly document: DocumentFacts };

/** A reference that was not followed: what it leads to is not compared. */
export type NotFollowed = {
  readonly reference: string;
  /** From the project folder. */
  readonly document: string;
  /** As a clause: `leads out of the repository`. */
  readonly why: string;
};

/** One committed document beside what the code generates. */
export type DocumentMatch = {
  /** Path of the committed document, from the project folder. */
  readonly document: string;
  /** The generation command as one would type it. */
  readonly command: string;
  /** `stdout`, or the path that the command writes. */
  readonly output: string;
  readonly committed: DocumentFacts;
  readonly generated: Generated;
  /** Null unless both documents could be read. From the committed to the generated. */
  readonly comparison: Comparison | null;
  /** The first references of the committed document that lead to nothing that is read. */
  readonly notFollowed: readonly NotFollowed[];
  /** What changed outside the clean copy while the command ran: files, refs, parts of the repository. */
  readonly changedOutside: readonly string[];
};

export type OpenapiMatchFacts = {
  /** In the order of the configuration. */
  readonly documents: readonly DocumentMatch[];
};
