import type { FaultReport } from "../gate/fault.ts";
import type { RunReport } from "../report/run-report.ts";

/** What a command came to. */
export type Ran = {
  /** The gate's own exit code: nothing that happens afterwards changes it. */
  readonly code: number;
  readonly told:
    | RecordedRun
    /** A document of a command that makes no record. */
    | { readonly kind: "document"; readonly text: string; readonly isMarkdown: boolean }
    /** Why there is nothing else to tell. */
    | {
        readonly kind: "fault";
        readonly fault: Pick<FaultReport, "message" | "remedy" | "detail">;
      };
};

/** A run of the checklist whose record is on disk. */
export type RecordedRun = {
  readonly kind: "run";
  readonly run: RunReport;
  /** The project folder, absolute. */
  readonly project: string;
  /** `sha256:` and the hex digest of the statement. */
  readonly digest: string;
};
