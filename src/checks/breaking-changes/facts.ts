import type { PreviousRelease } from "../../gate/candidate.ts";
import type { Severity } from "../../gate/finding.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import type { RefusedReference } from "../../openapi/load/load-api.ts";
import type { DocumentFacts } from "../../openapi/load/read-document.ts";
import type { ConfirmationFacts } from "../deployment-checklist/items/confirmation/facts.ts";

/** The document of one side, and the `$ref`s that were not followed, which are not compared. */
export type ComparedDocument = DocumentFacts & {
  readonly refused: readonly RefusedReference[];
  /** `info.version`; null when the document says none. */
  readonly version: string | null;
};

/** What the findings of a rule do, by the configuration's word. */
export type Level = Severity | "off";

export type BreakingChangesFacts = {
  /** Path of the document, from the project folder. */
  readonly document: string;
  /** The project folder, from the top of the repository; empty when they are the same. */
  readonly folder: string;
  /** Whether a repository without a previous release may pass. */
  readonly firstRelease: "forbid" | "allow";
  /** By rule; a rule that is not here keeps its own severity. */
  readonly levels: { readonly [rule: string]: Level };
  readonly previousRelease: PreviousRelease;
  /** The document as the previous release has it; null when no release is known. */
  readonly previous: ComparedDocument | null;
  readonly current: ComparedDocument;
  /** Null unless both documents could be read. */
  readonly changes: readonly ApiChange[] | null;
  /** Lines of the changes in the commit, where they are known; `at` is document, `#` and pointer. */
  readonly lines: readonly { readonly at: string; readonly line: number }[];
  /** What a major release needs confirmed for its breaking changes; null when they always block. */
  readonly confirmations: readonly ConfirmationFacts[] | null;
};
