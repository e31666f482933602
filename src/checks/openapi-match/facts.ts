import type { Difference } from "../../openapi/compare-documents.ts";
import type { DocumentFacts } from "../../openapi/load/read-document.ts";

/** Where two documents differ in meaning. */
export type Comparison = {
  readonly total: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
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

export type OpenapiMatchFacts = {
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
};
