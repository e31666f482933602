/** Formats of test reports that can be read. Vitest writes Jest's. */
export type ReportFormat = "jest-json" | "junit-xml" | "tap";

/** A test that failed, or a test file that could not be run. */
export type TestFailure = {
  /** Full name, suites first, joined with " > ". */
  readonly name: string;
  /** Relative to the project, with `/`. */
  readonly file?: string;
  readonly line?: number;
  /** The first lines of what it reported, redacted; empty when it reported nothing. */
  readonly message: string;
};

export type TestCounts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly total: number;
};

/** What the command left as its report. */
export type TestReport =
  | { readonly state: "absent" }
  /** A file that stood there before and was not written by this run. */
  | { readonly state: "stale"; readonly modifiedAt: string }
  | { readonly state: "empty" }
  /** `reason` reads on from "the report". */
  | { readonly state: "unreadable"; readonly reason: string }
  | (TestCounts & {
      readonly state: "read";
      readonly format: ReportFormat;
      readonly sha256: string;
      /** At most 50; `failed` counts all. */
      readonly failures: readonly TestFailure[];
      /** What shows that tests are missing from it, reading on from "the report"; null when nothing does. */
      readonly incomplete: string | null;
    });

export type TestsPassFacts = {
  /** The command, as typed. */
  readonly command: string;
  /** Path of the report, or "stdout". */
  readonly reportPath: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly durationMs: number;
  readonly report: TestReport;
  /** The last lines it printed, redacted; empty after exit code 0. */
  readonly lastLines: string;
};

/** The report as the subject of a sentence. */
export function reportNameOf(reportPath: string): string {
  return reportPath === "stdout" ? "test report on stdout" : `test report ${reportPath}`;
}
