/** Formats of test reports that can be read. Vitest writes Jest's; `node-spec` is what `node --test` shows. */
export type ReportFormat = "jest-json" | "ctrf-json" | "junit-xml" | "tap" | "node-spec";

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

/** What a command left as its report. */
export type TestReport =
  | { readonly state: "absent" }
  /** A file that stood there before and was not written by this run. */
  | { readonly state: "stale"; readonly modifiedAt: string }
  | { readonly state: "empty" }
  /** Not looked into; `reason` reads on from "the report". */
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "too-large"; readonly bytes: number; readonly mostBytes: number }
  /** `reason` reads on from "the report". */
  | { readonly state: "unreadable"; readonly reason: string }
  | ReadReport;

export type ReadReport = TestCounts & {
  readonly state: "read";
  readonly format: ReportFormat;
  readonly sha256: string;
  /** At most 50; `failed` counts all. */
  readonly failures: readonly TestFailure[];
  /** Skipped tests of which the report says that an `.only` left them out. */
  readonly leftOut: number;
  /** Skipped tests of which the report gives no reason. */
  readonly unexplained: number;
  /** What shows that tests are missing from it, reading on from "the report"; null when nothing does. */
  readonly incomplete: string | null;
};

/** What the configuration asks of the number of tests; null where it asks nothing. */
export type TestLimits = {
  readonly minTests: number | null;
  readonly maxSkipped: number | null;
  readonly maxDropPercent: number | null;
};

/** How many tests of the step ran in the newest verified record in which the tests passed. */
export type EarlierCount = { readonly file: string; readonly ran: number };

/** One command and what it left. */
export type StepFacts = {
  /** Null when the configuration has one command and no steps. */
  readonly name: string | null;
  /** The command, as typed. */
  readonly command: string;
  /** Path of the report, or "stdout"; null when the step has none. */
  readonly reportPath: string | null;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly durationMs: number;
  /** Null when the step has none. */
  readonly report: TestReport | null;
  /** The last lines it printed, redacted; empty after exit code 0. */
  readonly lastLines: string;
  readonly limits: TestLimits;
  /** Null when none is asked for, or no record has it. */
  readonly earlier: EarlierCount | null;
};

/** An `.only` in a test source of the candidate's commit. */
export type FocusedTest = {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly line: number;
  /** As written: `describe.only`. */
  readonly call: string;
  /** The name it is given there, redacted; empty when that is no literal. */
  readonly title: string;
};

export type TestsPassFacts = {
  /** Those that ran, in order. */
  readonly steps: readonly StepFacts[];
  /** Names of the steps that did not, because one before them failed. */
  readonly notRun: readonly string[];
  /** At most 50. */
  readonly focused: readonly FocusedTest[];
};

/** The report as the subject of a sentence. */
export function reportNameOf(reportPath: string | null): string {
  return reportPath === "stdout" || reportPath === null
    ? "test report on stdout"
    : `test report ${reportPath}`;
}

/** How many tests ran: a skipped one did not. */
export function ranOf({ passed, failed }: TestCounts): number {
  return passed + failed;
}

/** The report when it could be read. */
export function readReportOf({ report }: StepFacts): ReadReport | undefined {
  return report?.state === "read" ? report : undefined;
}

/** Whether a report by itself shows that all is well. */
export function isGreen(report: ReadReport): boolean {
  return report.failed === 0 && report.passed > 0 && report.incomplete === null;
}

/**
 * How a signal ended the command, or what it started: a shell says 128 and the signal's number. Null when
 * none did; some runners exit with the number of failures, so failures explain any exit code.
 */
export function killOf(step: StepFacts): string | null {
  const { signal, exitCode } = step;
  if (signal !== null) return `was ended by ${signal}`;
  if (exitCode === null || exitCode <= 128 || exitCode > 128 + lastSignal) return null;
  if ((readReportOf(step)?.failed ?? 0) > 0) return null;
  return `ended with exit code ${exitCode}, as after signal ${exitCode - 128}`;
}

const lastSignal = 31;

/** Whether the steps after it are not run. */
export function isFailed(step: StepFacts): boolean {
  if (step.exitCode !== 0) return true;
  if (step.report === null) return false;
  return step.report.state !== "read" || !isGreen(step.report);
}
