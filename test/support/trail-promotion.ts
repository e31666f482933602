import type { Promotion } from "../../src/trail/promotion.ts";
import type {
  PromotionDetails,
  TrailCheck,
  TrailFinding,
} from "../../src/trail/promotion-details.ts";

/** A digest. */
export const sha = "0b".repeat(32);
/** The repository of all promotions. */
export const shop = "https://github.com/acme/shop";

/** A promotion of a list, with what is given in place of the usual. */
export function promotionOf(given: Partial<Promotion> = {}): Promotion {
  return {
    recordId: "01a1fbda-70d5-730a-b94e-c8214027c0e7",
    outcome: "cleared",
    purpose: "release-gate",
    repository: shop,
    environment: { from: "staging", to: "production" },
    commit: "7cd4e5ae6bd0c6fb7be8c47a0e5d7a7ec617c470",
    ref: "refs/heads/main",
    previousRelease: "v1.4.0",
    actor: { id: "ada@acme.example", kind: "human", provenBy: "ssh" },
    stoppedAt: null,
    startedAt: "2026-11-18T09:14:00Z",
    finishedAt: "2026-11-18T09:15:12.400Z",
    expiresAt: "2026-11-19T09:15:12.400Z",
    ...given,
  };
}

export function trailFindingOf(given: Partial<TrailFinding> = {}): TrailFinding {
  return {
    rule: "schema-snapshot/column-type-changed",
    severity: "blocking",
    subject: "column public.payouts.amount_cents",
    message: "is bigint in the staging database and integer in db/schema.snapshot.sql.",
    why: "What was tested on staging is not the schema that was reviewed.",
    remedy:
      "Revert it on staging with `ALTER TABLE public.payouts ALTER COLUMN amount_cents TYPE integer;`.",
    place: { file: "db/schema.snapshot.sql", line: 295 },
    detail:
      " id uuid NOT NULL,\n-amount_cents integer NOT NULL\n+amount_cents bigint NOT NULL\nlikely: a change by hand on the staging database.",
    fingerprint: "58d4af5aa45cc36e",
    waived: null,
    ...given,
  };
}

/** The checks in run order. */
export const checkTitles = [
  ["schema-snapshot", "The staging schema is the committed snapshot"],
  ["openapi-match", "The API documents are what the code generates"],
  ["breaking-changes", "No change breaks a client of the previous release"],
  ["stripe-separation", "Stripe keys of staging and production are apart"],
  ["ingestion-separation", "Ingestion endpoints are apart"],
  ["tests-pass", "All tests pass"],
  ["deployment-checklist", "The deployment checklist is met"],
] as const;

export function trailCheckOf(given: Partial<TrailCheck> = {}): TrailCheck {
  return {
    id: "schema-snapshot",
    title: checkTitles[0][1],
    status: "passed",
    headline: "412 objects as in the snapshot",
    startedAt: "2026-11-18T09:14:00Z",
    durationMs: 1_250,
    findings: [],
    fault: null,
    reason: null,
    ...given,
  };
}

/** A promotion that was blocked at its third check, with all that a page of it has. */
export function detailsOf(given: Partial<PromotionDetails> = {}): PromotionDetails {
  const blockedAt = 2;
  return {
    ...promotionOf({ outcome: "blocked", stoppedAt: "breaking-changes" }),
    entry: { ledger: sha, sequence: 12, previous: sha, leaf: "cd".repeat(32) },
    payloadSha256: sha,
    file: ".promote/records/20261118T091512Z-7cd4e5ae6bd0-production-blocked.sigstore.json",
    files: [
      {
        path: ".promote/records/20261118T091512Z-7cd4e5ae6bd0-production-blocked.sigstore.json",
        bytes: 9_214,
        sha256: sha,
      },
      {
        path: ".promote/records/20261118T091512Z-7cd4e5ae6bd0-production-blocked.manifest.json",
        bytes: 611,
        sha256: sha,
      },
    ],
    reservations: [],
    policy: { uri: "promote.yaml", commit: null, digest: `sha256:${sha}` },
    checks: checkTitles.map(([id, title], at) =>
      trailCheckOf({
        ...{ id, title },
        ...(at < blockedAt
          ? {}
          : { headline: null, status: at === blockedAt ? "blocked" : "not-reached" }),
        ...(at > blockedAt ? { startedAt: null, durationMs: null } : {}),
        findings:
          at !== blockedAt
            ? []
            : [
                trailFindingOf({
                  rule: "breaking-changes/response-property-removed",
                  subject: "GET /contests/{id} response 200 property prize",
                  message: "is gone, and clients of v1.4.0 read it.",
                  why: "A client that reads what is no longer sent fails.",
                  remedy: "Keep the property, or release a new major version.",
                  detail:
                    "Before: prize: integer (docs/api/openapi.json)\nNow: absent (docs/api/openapi.json)",
                }),
                trailFindingOf({ severity: "advisory" }),
                trailFindingOf({
                  fingerprint: "aa11bb22cc33dd44",
                  waived: {
                    reason: "The old app is gone by December.",
                    owner: "grace",
                    until: "2026-12-03",
                  },
                }),
              ],
      }),
    ),
    confirmations: [
      {
        item: "on-call",
        by: "grace@acme.example",
        at: "2026-11-18T08:00:00Z",
        evidence: "https://acme.example/schedule/47",
        expiresAt: "2026-11-19T08:00:00Z",
        signature: "verified",
      },
    ],
    waivers: [
      {
        ...{ check: "schema-snapshot", fingerprint: "aa11bb22cc33dd44" },
        rule: "schema-snapshot/column-type-changed",
        subject: "column public.payouts.amount_cents",
        reason: "The old app is gone by December.",
        owner: "grace",
        until: "2026-12-03",
      },
    ],
    snapshot: {
      snapshot: `sha256:${sha}`,
      database: `sha256:${"ee".repeat(32)}`,
      objects: 412,
      serverVersion: "16.4",
      pgDumpVersion: "16.4",
    },
    ...given,
  };
}

/** A promotion that could not be decided, and was held back. */
export const undecidedDetails = detailsOf({
  outcome: "undecided",
  stoppedAt: "tests-pass",
  reservations: [{ code: "unsigned", message: "The record is not signed." }],
  checks: [
    trailCheckOf({
      ...{ id: "tests-pass", title: "All tests pass", status: "undecided", headline: null },
      fault: {
        ...{ code: "process/not-found", message: "The program npm is not installed." },
        ...{ remedy: "Install it, or name another in `tests-pass`.", detail: "npm: not found" },
      },
    }),
    trailCheckOf({ status: "not-configured", reason: "There is no payment." }),
  ],
});
