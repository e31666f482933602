import type { RecordedRun } from "../commands/end-run.ts";
import type { FaultReport } from "../gate/fault.ts";

/** What a command came to. */
export type Ran = {
  /** The gate's own exit code: nothing that happens afterwards changes it. */
  readonly code: number;
  readonly told:
    | (RecordedRun & { readonly kind: "run" })
    /** A document of a command that makes no record. */
    | { readonly kind: "document"; readonly text: string; readonly isMarkdown: boolean }
    /** Why there is nothing else to tell. */
    | {
        readonly kind: "fault";
        readonly fault: Pick<FaultReport, "message" | "remedy" | "detail">;
      };
};
