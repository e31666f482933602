import type { Json } from "../data/json.ts";
import type { Account } from "./check.ts";
import type { FaultReport } from "./fault.ts";
import type { Finding } from "./finding.ts";

type Timed = {
  readonly check: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
};

/** What became of one check. Every registered check has exactly one result in every run. */
export type CheckResult =
  | (Timed & {
      readonly status: "passed" | "blocked";
      readonly facts: Json;
      readonly findings: readonly Finding[];
      readonly account: Account;
    })
  | (Timed & { readonly status: "undecided"; readonly fault: FaultReport })
  | { readonly status: "not-reached"; readonly check: string }
  | { readonly status: "not-configured"; readonly check: string; readonly reason: string };

export type Status = CheckResult["status"];

/** Yes, no, don't know. Only `cleared` authorises a promotion. */
export type Outcome = "cleared" | "blocked" | "undecided";

/** Something about the run itself that keeps it from clearing a release, whatever the checks say. */
export type Reservation = {
  readonly code:
    | "unsigned"
    | "keep-going"
    | "only"
    | "configuration-not-committed"
    | "waivers-not-committed"
    | "uncommitted-changes"
    | "head-moved"
    | "runner-files-changed";
  /** One sentence for the reader. */
  readonly message: string;
};

/**
 * The outcome, derived and never announced: blocked when a check is blocked; cleared when every
 * check that is configured passed, at least one did, and there is no reservation; else undecided.
 */
export function outcomeOf(
  statuses: readonly Status[],
  reservations: readonly Reservation[],
): Outcome {
  if (statuses.includes("blocked")) return "blocked";
  const asked = statuses.filter((status) => status !== "not-configured");
  const allPassed = asked.length > 0 && asked.every((status) => status === "passed");
  return allPassed && reservations.length === 0 ? "cleared" : "undecided";
}

/** Exit codes, the same in every command. */
export const exitCodes = { yes: 0, no: 1, unknown: 2, half: 3, misuse: 64 } as const;

/** The exit code that an outcome means. */
export function exitCodeOf(outcome: Outcome): number {
  return { cleared: exitCodes.yes, blocked: exitCodes.no, undecided: exitCodes.unknown }[outcome];
}
