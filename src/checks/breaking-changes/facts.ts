import type { PreviousRelease } from "../../gate/candidate.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import type { RefusedReference } from "../../openapi/load/load-api.ts";
import type { DocumentFacts } from "../../openapi/load/read-document.ts";

/** The document of one side, and the `$ref`s that were not followed, which are not compared. */
export type ComparedDocument = DocumentFacts & { readonly refused: readonly RefusedReference[] };

export type BreakingChangesFacts = {
  /** Path of the document, from the project folder. */
  readonly document: string;
  /** Whether a repository without a previous release may pass. */
  readonly firstRelease: "forbid" | "allow";
  readonly previousRelease: PreviousRelease;
  /** The document as the previous release has it; null when no release is known. */
  readonly previous: ComparedDocument | null;
  readonly current: ComparedDocument;
  /** Null unless both documents could be read. */
  readonly changes: readonly ApiChange[] | null;
};
