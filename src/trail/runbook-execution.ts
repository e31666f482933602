export type RunbookExecution = {
  /** UUID. */
  readonly id: string;
  readonly repository: string;
  readonly environment: string | null;
  readonly commit: string;
  /** Path in the repository. */
  readonly runbook: string;
  readonly runbookSha256: string;
  readonly title: string;
  readonly startedBy: string;
  readonly startedAt: string;
  /** `running` until its end was told. */
  readonly state: "running" | "finished" | "abandoned";
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  /** How many steps were told as what. */
  readonly steps: { readonly done: number; readonly failed: number; readonly skipped: number };
};

export type RunbookExecutionDetails = RunbookExecution & {
  /** In the order they were told, the end not among them. */
  readonly told: readonly RunbookStep[];
  /** What was said at the end. */
  readonly endNote: string | null;
};

export type RunbookStep = {
  /** In the order they were told; the first is 1. */
  readonly position: number;
  /** The step's number in the runbook. */
  readonly step: number;
  readonly title: string | null;
  readonly result: "done" | "failed" | "skipped";
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
};
