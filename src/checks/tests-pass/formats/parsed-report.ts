import type { ReportFormat } from "../facts.ts";

/** One test as a report has it, before anything is counted, shortened or redacted. */
export type ReportedTest = {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  /** As the report writes it: relative, absolute or a `file:` URL. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly message: string;
  /** Why it is skipped, in the report's words; "todo" for one that is to do. Undefined or empty: not said. */
  readonly skipReason?: string | undefined;
};

export type ParsedReport =
  | {
      readonly kind: "parsed";
      readonly format: ReportFormat;
      readonly tests: readonly ReportedTest[];
      /** What shows that tests are missing, reading on from "the report"; null when nothing does. */
      readonly incomplete: string | null;
      /** When the report says that its run took place, in milliseconds since 1970; undefined when it does not. */
      readonly madeAt?: number | undefined;
    }
  | { readonly kind: "too-large"; readonly mostBytes: number }
  /** `reason` reads on from "the report". */
  | { readonly kind: "unreadable"; readonly reason: string };

/** How suites and tests form a full name. */
export function fullNameOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" > ");
}

/** Whether the reason of a skip is an `.only` elsewhere, in the words of Node and of node-tap. */
export function isOnlyReason(reason: string): boolean {
  return /'only' option not set|^filter: only$/.test(reason);
}

/** File and line of `test/a.test.js:12:3`; neither of what is no such place. */
export function locationIn(text: string): Pick<ReportedTest, "file" | "line"> {
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(text) ?? [];
  return line === undefined ? {} : { file, line: Number(line) };
}
