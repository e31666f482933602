import { type Finding, fingerprintOf, type RuleId } from "../../src/gate/finding.ts";
import {
  type PromotionRecord,
  predicateType,
  type RecordedCheck,
  statementType,
} from "../../src/record/promotion-record.ts";
import type { RunReport } from "../../src/report/run-report.ts";

const digest = `sha256:${"0b".repeat(32)}`;

/** A finding, with what is given in place of its usual words. */
export function findingOf(given: Partial<Finding> = {}): Finding {
  const rule: RuleId = given.rule ?? "schema-snapshot/column-type-changed";
  const subject = given.subject ?? "column public.payouts.amount_cents";
  return {
    rule,
    severity: "blocking",
    subject,
    message: "is bigint in the staging database and integer in db/schema.snapshot.sql.",
    why: "What was tested on staging is not the schema that was reviewed.",
    remedy:
      "Revert it on staging with `ALTER TABLE public.payouts ALTER COLUMN amount_cents TYPE integer;`.",
    place: { file: "db/schema.snapshot.sql", line: 295 },
    detail:
      " id uuid NOT NULL,\n-amount_cents integer NOT NULL\n+amount_cents bigint NOT NULL\nlikely: a change by hand on the staging database: no migration makes it.",
    fingerprint: fingerprintOf(rule, subject),
    ...given,
  };
}

const titles: Readonly<Record<string, string>> = {
  "schema-snapshot": "The staging schema is the committed snapshot",
  "openapi-match": "The API documents are what the code generates",
  "breaking-changes": "No change breaks a client of the previous release",
  "stripe-separation": "Stripe keys of staging and production are apart",
  "ingestion-separation": "Ingestion endpoints are apart",
  "tests-pass": "All tests pass",
  "deployment-checklist": "The deployment checklist is met",
};

/** One check's result in a record. */
export function checkOf(id: string, given: Partial<RecordedCheck> = {}): RecordedCheck {
  return {
    ...{ id, title: titles[id] ?? id, status: "passed", findings: [] },
    ...(given.status === undefined || given.status === "passed"
      ? { headline: "42 objects as in the snapshot" }
      : {}),
    ...(given.status === "not-reached" || given.status === "not-configured"
      ? {}
      : { durationMs: 1_250 }),
    ...given,
  };
}

/** A record with the given members in place of the usual ones. */
export function recordOf(given: Partial<PromotionRecord["predicate"]>): PromotionRecord {
  const commit = "7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470";
  return {
    _type: statementType,
    predicateType,
    subject: [
      { name: "https://github.com/acme/shop", digest: { gitCommit: commit } },
      { name: "R.manifest.json", digest: { sha256: "ab".repeat(32) } },
    ],
    predicate: {
      recordId: "01a1fbda-70d5-730a-b94e-c8214027c0e7",
      outcome: "blocked",
      purpose: "release-gate",
      repository: { uri: "https://github.com/acme/shop" },
      environment: { from: "staging", to: "production" },
      source: {
        commit,
        tree: "cd".repeat(20),
        ref: "refs/heads/staging",
        previousRelease: { tag: "v1.4.0", commit: "ef".repeat(20) },
        firstRelease: false,
      },
      policy: { uri: "promote.yaml", commit, digest, changedInHead: false, requiredChecks: [] },
      verifier: { id: "promote-gate", version: "1.2.3", node: "v22.12.0" },
      startedAt: "2026-11-21T01:15:00.000Z",
      finishedAt: "2026-11-21T01:15:12.400Z",
      expiresAt: "2026-11-22T01:15:12.400Z",
      checks: [checkOf("schema-snapshot", { status: "blocked", findings: [findingOf()] })],
      reservations: [],
      evidence: {},
      separation: [],
      actor: { kind: "human", id: "ada@acme.example", provenBy: "asserted" },
      confirmations: [],
      waivers: [],
      invocation: null,
      chain: null,
      ...given,
    },
  };
}

/** A run of that record, as reporters get it. */
export function runReportOf(
  given: Partial<PromotionRecord["predicate"]>,
  run: Partial<RunReport> = {},
): RunReport {
  return {
    record: recordOf(given),
    places: {
      record: ".promote/records/20261121T011512Z-7cd4e5ae6bd0-production-blocked.sigstore.json",
      isSigned: true,
      logs: ".promote/logs/20261121T011500Z-7cd4e5ae6bd0",
      again: "promote check --only schema-snapshot",
    },
    timings: { wallMs: 12_400, childrenMs: 9_000 },
    folder: "",
    rules: [
      {
        id: "schema-snapshot/column-type-changed",
        severity: "blocking",
        summary: "A column has another type.",
        why: "What was tested on staging is not the schema that was reviewed.",
        remedy: "Revert it, or take the snapshot anew.",
      },
    ],
    terminal: { colors: false, columns: 100, quiet: false, verbose: false },
    ...run,
  };
}
