/** What standard output had to be, and whether it was. Redacted. */
export type JudgedOutput = {
  readonly how: "exact" | "contains" | "matches";
  readonly expected: string;
  readonly holds: boolean;
};

export type CommandFacts = {
  readonly id: string;
  readonly kind: "command";
  /** As typed, redacted. */
  readonly command: string;
  readonly expectedExitCode: number;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Null when nothing is expected of the output. */
  readonly output: JudgedOutput | null;
  /** The last lines it printed, redacted; empty when it did what is expected. */
  readonly lastLines: string;
};
