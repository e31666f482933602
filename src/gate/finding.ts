import { sha256Of } from "../data/sha256.ts";

/** Whether a finding stops a promotion, or is said and recorded only. */
export type Severity = "blocking" | "advisory";

/** `<check>/<rule file>`, e.g. `breaking-changes/response-property-removed`. */
export type RuleId = `${string}/${string}`;

export type Place = { readonly file: string; readonly line?: number };

/** Something about the release candidate that a competent operator would change. */
export type Finding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What it is about, in the reader's words: "column public.orders.total". */
  readonly subject: string;
  /** What is wrong with the subject: one sentence that reads on from it. */
  readonly message: string;
  /** Why it matters to a promotion. */
  readonly why: string;
  /** What to do next: imperative, naming the command or file. */
  readonly remedy: string;
  readonly place?: Place;
  /** Lines to look at: a diff of one object, the end of a log. Never the identity of the finding. */
  readonly detail?: string;
  /** Stable across commits and reformatting: what a waiver names. 16 hex digits. */
  readonly fingerprint: string;
  /** The exception made for it; then it stops nothing. */
  readonly waived?: Waived;
};

/** Why and until when a finding is let pass, in the words of its waiver. */
export type Waived = {
  readonly reason: string;
  readonly owner: string;
  /** The last day, as YYYY-MM-DD, UTC. */
  readonly until: string;
  /** Whole days from the day of the run; 0 on the last day. */
  readonly daysLeft: number;
};

/** Whether a finding stops the promotion: it is blocking, and no waiver lets it pass. */
export function isStopping({ severity, waived }: Pick<Finding, "severity" | "waived">): boolean {
  return severity === "blocking" && waived === undefined;
}

/** The first 64 bits of SHA-256 over the rule and what identifies the finding within it. */
export function fingerprintOf(rule: RuleId, identity: string): string {
  return sha256Of(`${rule}\n${identity}`).slice(0, 16);
}
