import type { Outcome } from "../../src/gate/result.ts";
import { readFilter } from "../../src/server/page/filter.ts";
import type { FrontView } from "../../src/server/page/front/front-view.ts";
import type { Promotion } from "../../src/trail/promotion.ts";
import type { RunbookExecutionDetails } from "../../src/trail/runbook-execution.ts";
import type { Summary } from "../../src/trail/summary.ts";
import type { PromotionReference, Snapshot, Waiver } from "../../src/trail/told-by-promotions.ts";
import { checkTitles, promotionOf, sha, shop } from "./trail-promotion.ts";

/** When the views of the tests were asked for. */
export const now = "2026-11-21T12:00:00Z";

function referenceOf({
  recordId,
  outcome,
  repository,
  environment,
  commit,
  finishedAt,
}: Promotion): PromotionReference {
  return { recordId, outcome, repository, environment, commit, finishedAt };
}

export function waiverOf(given: Partial<Waiver> = {}): Waiver {
  return {
    check: "schema-snapshot",
    fingerprint: "aa11bb22cc33dd44",
    rule: "schema-snapshot/column-type-changed",
    subject: "column public.payouts.amount_cents",
    reason: "The old app is gone by December.",
    owner: "grace",
    until: "2026-12-03",
    daysLeft: 12,
    promotion: referenceOf(promotionOf()),
    ...given,
  };
}

export function snapshotOf(objects: number, given: Partial<Promotion> = {}): Snapshot {
  return {
    snapshot: `sha256:${sha}`,
    database: `sha256:${sha}`,
    objects,
    serverVersion: "16.4",
    pgDumpVersion: "16.4",
    promotion: referenceOf(promotionOf(given)),
  };
}

const dayMs = 86_400_000;
const dayBefore = (days: number) =>
  new Date(Date.parse(now) - days * dayMs).toISOString().slice(0, 10);

/** Three months of promotions, the same in every run. */
export function summaryOf(given: Partial<Summary> = {}): Summary {
  const ages = Array.from({ length: 90 }, (_, at) => 89 - at).filter((age) => age % 7 > 1);
  const days = ages.map((age) => ({
    day: dayBefore(age),
    cleared: 1 + ((age * 7) % 4),
    blocked: age % 5 === 0 ? 2 : age % 3 === 0 ? 1 : 0,
    undecided: age % 11 === 0 ? 1 : 0,
  }));
  return {
    at: now,
    inEnvironments: [promotionOf()],
    outcomes: { cleared: 180, blocked: 41, undecided: 6 },
    days,
    stops: checkTitles.slice(0, 6).map(([check, title], at) => ({
      ...{ check, title },
      blocked: 14 - at * 2,
      undecided: at % 3,
    })),
    durations: checkTitles.map(([check, title], at) => ({
      ...{ check, title },
      days: ages.map((age) => ({
        day: dayBefore(age),
        runs: 3,
        medianMs: 400 + at ** 3 * 210 + (90 - age) * (at + 1) * 4 + ((age * 37) % 90) * (at + 1),
        longestMs: 2_000 + at * 3_000,
      })),
    })),
    ...given,
  };
}

/** Promotions of a list, newest first. */
export function promotionsOf(count: number): readonly Promotion[] {
  const outcomes: readonly Outcome[] = ["cleared", "cleared", "blocked", "cleared", "undecided"];
  return Array.from({ length: count }, (_, at) => {
    const outcome = outcomes[at % outcomes.length] ?? "cleared";
    const day = dayBefore(at);
    return promotionOf({
      recordId: `01a1fbda-70d5-730a-b94e-${String(at).padStart(12, "0")}`,
      outcome,
      stoppedAt:
        outcome === "cleared" ? null : outcome === "blocked" ? "tests-pass" : "schema-snapshot",
      commit: ((at + 3) * 2_654_435_761).toString(16).padEnd(40, "a1"),
      finishedAt: `${day}T09:15:12.400Z`,
    });
  });
}

/** The first page, with what is given in place of the usual. */
export function frontViewOf(given: Partial<FrontView> = {}): FrontView {
  return {
    summary: summaryOf(),
    promotions: { items: promotionsOf(12), next: "b3BhcXVl" },
    asked: readFilter(() => undefined),
    isContinued: false,
    environments: ["production", "eu-production"],
    waivers: [waiverOf(), waiverOf({ daysLeft: 2, until: "2026-11-23", owner: "ada" })],
    snapshots: promotionsOf(30).map((promotion, at) => snapshotOf(420 - at * 6, promotion)),
    ...given,
  };
}

/** An execution of a runbook with its steps. */
export function executionOf(given: Partial<RunbookExecutionDetails> = {}): RunbookExecutionDetails {
  const step = { by: "ada@acme.example", at: "2026-11-18T10:02:00Z", note: null };
  return {
    id: "0c5b1a7e-2f7d-4f6e-9d7e-3a1f2b4c5d6e",
    repository: shop,
    environment: "production",
    commit: "7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470",
    runbook: "docs/runbooks/rollback.md",
    runbookSha256: sha,
    title: "Roll back a release",
    startedBy: "ada@acme.example",
    startedAt: "2026-11-18T10:00:00Z",
    state: "finished",
    endedBy: "ada@acme.example",
    endedAt: "2026-11-18T10:20:00Z",
    steps: { done: 2, failed: 1, skipped: 0 },
    told: [
      { ...step, position: 1, step: 1, title: "Stop the workers", result: "done" },
      {
        ...step,
        ...{ position: 2, step: 2, title: "Restore the snapshot", result: "failed" },
        note: "The volume was full.",
      },
      { ...step, position: 3, step: 2, title: "Restore the snapshot", result: "done" },
    ],
    endNote: "Back on v1.4.0.",
    ...given,
  };
}
