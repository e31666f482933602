import type { ReportFormat } from "../facts.ts";

/** One test as a report has it, before anything is counted, shortened or redacted. */
export type ReportedTest = {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** As the report writes it: relative, absolute or a `file:` URL. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly message: string;
};

export type ParsedReport =
  | {
      readonly kind: "parsed";
      readonly format: ReportFormat;
      readonly tests: readonly ReportedTest[];
      /** What shows that tests are missing, reading on from "the report"; null when nothing does. */
      readonly incomplete: string | null;
    }
  /** `reason` reads on from "the report". */
  | { readonly kind: "unreadable"; readonly reason: string };

/** How suites and tests form a full name. */
export function fullNameOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" > ");
}
